package vn.lienthong.messaging;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts stored messages on their queues. A batch is one JMS transaction; the broker recognises a message it already has by
 * its duplicate id. Used by one thread at a time.
 */
final class BrokerSender implements AutoCloseable {

    /** Artemis' own property name for duplicate detection. */
    static final String DUPLICATE_ID = "_AMQ_DUPL_ID";

    private static final Logger log = LoggerFactory.getLogger(BrokerSender.class);

    private final Connection connection;

    BrokerSender(ConnectionFactory factory) throws JMSException {
        connection = factory.createConnection();
    }

    /**
     * Sends all of them, durably.
     *
     * <p>A duplicate makes the broker refuse the whole transaction. That happens only after a process died between send
     * and delete, so the batch is then sent one by one, where a duplicate is dropped on its own.
     */
    void send(List<StoredMessage> batch) throws JMSException {
        try {
            sendAll(batch, Session.SESSION_TRANSACTED);
        } catch (JMSException refused) {
            log.info("a batch of {} was refused ({}): sending one by one", batch.size(), refused.getMessage());
            sendAll(batch, Session.AUTO_ACKNOWLEDGE);
        }
    }

    private void sendAll(List<StoredMessage> batch, int mode) throws JMSException {
        try (Session session = connection.createSession(mode);
                MessageProducer producer = session.createProducer(null)) {
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            for (StoredMessage message : batch) {
                producer.send(session.createQueue(message.queue()), toJms(session, message));
            }
            if (mode == Session.SESSION_TRANSACTED) {
                session.commit();
            }
        }
    }

    private static Message toJms(Session session, StoredMessage stored) throws JMSException {
        Message message = session.createTextMessage(stored.body());
        message.setStringProperty(DUPLICATE_ID, stored.duplicateId());
        message.setStringProperty("JMSXGroupID", stored.dossier());
        message.setStringProperty(Headers.MESSAGE_ID, stored.messageId().toString());
        message.setStringProperty(Headers.DOSSIER, stored.dossier());
        message.setStringProperty(Headers.TYPE, stored.type());
        message.setStringProperty(Headers.ACTOR, stored.actor());
        message.setStringProperty(Headers.TRACE, stored.traceparent());
        if (stored.causation() != null) {
            message.setStringProperty(Headers.CAUSATION, stored.causation().toString());
        }
        return message;
    }

    @Override
    public void close() throws JMSException {
        connection.close();
    }
}
