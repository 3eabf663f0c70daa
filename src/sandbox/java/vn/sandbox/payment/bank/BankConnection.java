package vn.sandbox.payment.bank;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import vn.sandbox.SandboxCertificates;
import vn.sandbox.certificate.Authority;
import vn.sandbox.certificate.Identity;

/** The bank at the hub's broker: takes requests, puts signed results. Tries again for as long as the hub is away. */
@Component
public final class BankConnection implements SmartLifecycle {

    static final String PROVIDER = "sandbox-bank";

    private static final Logger LOG = LoggerFactory.getLogger(BankConnection.class);
    private static final long WAIT = 500;
    /** The hub mostly starts beside the bank and needs the machine more. */
    private static final long HEAD_START = 2000;

    private final JmsConnectionFactory broker;
    private final BankDesk desk;
    private final BankFaults faults;
    private final Path signerKey;
    private Identity signer;
    private Identity impostor;
    private Connection sending;
    private volatile Thread reader;

    BankConnection(
            BankDesk desk,
            BankFaults faults,
            @Value("${sandbox.bank.broker}") String broker,
            @Value("${sandbox.bank.certificates}") Path certificates) {
        this.desk = desk;
        this.faults = faults;
        SandboxCertificates keys = new SandboxCertificates(certificates);
        this.signerKey = keys.bankSignerKey();
        this.broker = new JmsConnectionFactory(
                "amqps://" + broker + "?amqp.saslMechanisms=EXTERNAL&jms.closeTimeout=2000&jms.connectTimeout=5000");
        this.broker.setSslContext(tls(keys));
    }

    /** The bank's key and whom it trusts; made once, because opening the stores is slow on purpose. */
    private static SSLContext tls(SandboxCertificates keys) {
        char[] password = SandboxCertificates.PASSWORD.toCharArray();
        try {
            KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            own.init(KeyStore.getInstance(keys.bank().toFile(), password), password);
            TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trusted.init(KeyStore.getInstance(keys.authorities().toFile(), password));
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("the bank has no keys", e);
        }
    }

    @Override
    public void start() {
        Thread thread = new Thread(this::read, "sandbox-bank");
        thread.setDaemon(true);
        reader = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = reader;
        reader = null;
        if (thread != null) {
            thread.interrupt();
        }
        disconnect();
    }

    @Override
    public boolean isRunning() {
        return reader != null;
    }

    /** Puts one result, signed, on the bank's queue; it is the broker's when this returns. */
    void put(String document, String correlation, boolean forged) throws JMSException {
        String sent = faults.forAnother() ? document.replace("\"" + PROVIDER + "\"", "\"another-bank\"") : document;
        byte[] body = sent.getBytes(StandardCharsets.UTF_8);
        Identity key = forged || faults.wrongSignature() ? impostor() : signer();
        for (int i = 0; i < (faults.twice() ? 2 : 1); i++) {
            send(body, key.sign(body), correlation);
        }
    }

    private void send(byte[] body, String signature, String correlation) throws JMSException {
        try (Session session = sending().createSession(false, Session.AUTO_ACKNOWLEDGE);
                MessageProducer producer =
                        session.createProducer(session.createQueue("payment." + PROVIDER + ".results.v1"))) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(body);
            message.setStringProperty("signature", signature);
            if (correlation != null) {
                message.setJMSCorrelationID(correlation);
            }
            producer.send(message);
        } catch (JMSException e) {
            disconnect();
            throw e;
        }
    }

    private void read() {
        pause(HEAD_START);
        while (isRunning()) {
            try (Connection connection = broker.createConnection();
                    Session session = connection.createSession(true, Session.SESSION_TRANSACTED);
                    var requests =
                            session.createConsumer(session.createQueue("payment." + PROVIDER + ".requests.v1"))) {
                connection.start();
                LOG.info("the bank is connected to the hub's broker");
                while (isRunning()) {
                    Message message = requests.receive(WAIT);
                    if (message != null) {
                        handle(message);
                        session.commit();
                    }
                }
            } catch (JMSException | RuntimeException e) { // the hub may be away in any way it likes
                LOG.debug("the bank is not connected", e);
                pause(WAIT);
            }
        }
    }

    private void handle(Message message) throws JMSException {
        if (faults.slow()) {
            pause(TimeUnit.SECONDS.toMillis(3));
        }
        if (faults.silent()) {
            return;
        }
        byte[] body = message.getBody(byte[].class);
        try {
            Documents.Request request = Documents.read(body);
            String answer = desk.answer(request);
            if (answer != null) {
                put(answer, message.getJMSCorrelationID(), false);
            }
        } catch (JMSException e) {
            throw e;
        } catch (Exception e) {
            LOG.warn("the bank does not understand a request", e);
        }
    }

    private synchronized Connection sending() throws JMSException {
        if (sending == null) {
            sending = broker.createConnection();
        }
        return sending;
    }

    private synchronized void disconnect() {
        if (sending != null) {
            try {
                sending.close();
            } catch (JMSException e) {
                LOG.debug("closing a broken connection failed", e);
            }
            sending = null;
        }
    }

    private synchronized Identity signer() {
        try {
            if (signer == null) {
                signer = Identity.read(signerKey, SandboxCertificates.PASSWORD);
            }
            return signer;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized Identity impostor() {
        try {
            if (impostor == null) {
                impostor = new Authority("CN=Impostor", Instant.now()).own();
            }
            return impostor;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause(long milliseconds) {
        try {
            TimeUnit.MILLISECONDS.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
