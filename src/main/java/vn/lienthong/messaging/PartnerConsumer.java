package vn.lienthong.messaging;

import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.messaging.RemoteUsers.RemoteUser;

/**
 * Takes one message at a time and acknowledges it when its route has ended. Of a message it looks at the bytes, the
 * correlation id and one property; the rest stays where it is.
 */
final class PartnerConsumer extends DefaultConsumer {

    private static final Logger log = LoggerFactory.getLogger(PartnerConsumer.class);
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final String SIGNATURE = "signature";
    /** In characters; a signature has about a hundred. */
    private static final int LONGEST_PROPERTY = 1000;
    /** As {@link Intake}: more often only a dying process is given it. */
    private static final int MOST_DELIVERIES = 20;

    private final PartnerEndpoint endpoint;
    private final List<RemoteUser> writers;
    private final List<QueueWorkers> workers;

    PartnerConsumer(PartnerEndpoint endpoint, Processor route, ConnectionFactory broker, List<RemoteUser> writers) {
        super(endpoint, route);
        this.endpoint = endpoint;
        this.writers = writers;
        this.workers = writers.stream()
                .map(writer ->
                        new QueueWorkers(broker, writer.writes(), (session, queue) -> takeOne(writer, session, queue)))
                .toList();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        begin();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        begin();
    }

    @Override
    protected void doSuspend() throws Exception {
        end();
        super.doSuspend();
    }

    @Override
    protected void doStop() throws Exception {
        end();
        super.doStop();
    }

    private void begin() {
        for (int i = 0; i < workers.size(); i++) {
            workers.get(i)
                    .begin(
                            getEndpoint()
                                    .getCamelContext()
                                    .getExecutorServiceManager()
                                    .newFixedThreadPool(
                                            this,
                                            "PartnerConsumer[" + writers.get(i).name() + "]",
                                            endpoint.getConsumers()),
                            endpoint.getConsumers());
        }
    }

    private void end() throws InterruptedException {
        for (QueueWorkers each : workers) {
            each.end();
        }
    }

    private void takeOne(RemoteUser writer, Session session, MessageConsumer queue) throws JMSException {
        Message message = queue.receive(FIRST.toMillis());
        if (message == null) {
            return;
        }
        if (handled(writer, read(writer, message))) {
            session.commit();
        } else {
            session.rollback();
            QueueWorkers.pause(); // it is given again at once: do not spin
        }
    }

    private boolean handled(RemoteUser writer, PartnerMessage message) {
        Exchange exchange = createExchange(false);
        exchange.getMessage().setBody(message);
        exchange.getMessage().setHeader(Headers.MESSAGE_ID, Uuids.next().toString());
        exchange.setProperty(Parking.QUEUE, writer.writes());
        exchange.setProperty(MessageContextPolicy.ORIGINAL_BODY, new String(message.body(), StandardCharsets.UTF_8));
        try {
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        boolean failed = exchange.isFailed();
        if (failed) {
            log.warn("a message of {} goes back to its queue", writer.name(), exchange.getException());
        }
        releaseExchange(exchange, false);
        return !failed;
    }

    private static PartnerMessage read(RemoteUser writer, Message message) throws JMSException {
        String signature = bounded(message.getStringProperty(SIGNATURE));
        String correlation = bounded(message.getJMSCorrelationID());
        int deliveries = message.getIntProperty("JMSXDeliveryCount");
        if (deliveries > MOST_DELIVERIES) {
            return refused(writer, deliveries + " deliveries without an end");
        }
        if (!(message instanceof BytesMessage bytes)) {
            return refused(writer, "the body is not one section of data");
        }
        if (bytes.getBodyLength() > PartnerMessage.LONGEST) {
            return refused(writer, "a body of " + bytes.getBodyLength() + " bytes is too long");
        }
        byte[] body = new byte[(int) bytes.getBodyLength()];
        bytes.readBytes(body);
        return new PartnerMessage(writer.name(), body, signature, correlation, null);
    }

    private static PartnerMessage refused(RemoteUser writer, String why) {
        return new PartnerMessage(writer.name(), new byte[0], null, null, why);
    }

    private static String bounded(String property) {
        return property == null || property.length() <= LONGEST_PROPERTY ? property : "";
    }
}
