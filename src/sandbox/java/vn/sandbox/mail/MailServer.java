package vn.sandbox.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import vn.sandbox.faults.Fault;
import vn.sandbox.faults.Faults;
import vn.sandbox.faults.FaultyPartner;

/** Takes mail for anybody on a port of the loopback interface. Any fault stops it, its reset starts it again. */
@Component
public class MailServer implements DisposableBean {

    static final String ID = "mail";

    private final GreenMail server;
    private boolean running;

    MailServer(@Value("${sandbox.mail.port}") int port) {
        server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        start();
    }

    /** Everything caught since the start, newest first. */
    public synchronized List<CaughtMail> caught() {
        List<MimeMessage> messages = Arrays.asList(server.getReceivedMessages());
        Collections.reverse(messages);
        return messages.stream().map(CaughtMail::of).toList();
    }

    @EventListener
    synchronized void on(Faults.Changed change) {
        if (!change.partner().equals(ID)) {
            return;
        }
        if (change.now().equals(Fault.NONE)) {
            start();
        } else {
            stop();
        }
    }

    @Override
    public void destroy() {
        stop();
    }

    private synchronized void start() {
        if (!running) {
            server.start();
            running = true;
        }
    }

    private synchronized void stop() {
        if (running) {
            server.stop();
            running = false;
        }
    }

    /** Apart from the server, so that the fault switches need no mail server to be listed. */
    @Configuration(proxyBeanMethods = false)
    static class Faulty {

        @Bean
        static FaultyPartner mailPartner() {
            return new FaultyPartner(ID, "Thư điện tử (SMTP)", List.of(), Map.of());
        }
    }
}
