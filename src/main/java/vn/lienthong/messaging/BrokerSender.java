package vn.lienthong.messaging;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQDuplicateIdException;
import org.apache.activemq.artemis.api.core.ActiveMQException;
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
    private final Session session;
    private final MessageProducer producer;
    /** Looking one up asks the broker, and that takes longer than sending. */
    private final Map<String, Queue> queues = new HashMap<>();

    BrokerSender(ConnectionFactory factory) throws JMSException {
        connection = factory.createConnection();
        try {
            session = connection.createSession(Session.SESSION_TRANSACTED);
            producer = session.createProducer(null);
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
        } catch (JMSException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * Sends all of them, durably, in one transaction: single sends do not wait for the broker, their commit does.
     *
     * <p>A duplicate makes the broker refuse the whole transaction. That happens only after a process died between send
     * and delete, or the database lost the deletion, so each message is then sent on its own, and one that the broker has already counts as sent.
     */
    void send(List<StoredMessage> batch) throws JMSException {
        try {
            sendTogether(batch);
        } catch (JMSException refused) {
            log.info("a batch of {} was refused ({}): sending one by one", batch.size(), refused.getMessage());
            session.rollback();
            for (StoredMessage message : batch) {
                sendAlone(message);
            }
        }
    }

    private void sendTogether(List<StoredMessage> batch) throws JMSException {
        for (StoredMessage message : batch) {
            producer.send(queue(message.queue()), toJms(message));
        }
        session.commit();
    }

    private Queue queue(String name) throws JMSException {
        Queue queue = queues.get(name);
        if (queue == null) {
            queue = session.createQueue(name);
            queues.put(name, queue);
        }
        return queue;
    }

    private void sendAlone(StoredMessage message) throws JMSException {
        try {
            sendTogether(List.of(message));
        } catch (JMSException refused) {
            if (!refusedFor(ActiveMQDuplicateIdException.class, refused)) {
                throw refused;
            }
            session.rollback();
        }
    }

    /** Whether the broker refused for this reason, which may lie below others. */
    static boolean refusedFor(Class<? extends ActiveMQException> reason, Exception refused) {
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            if (reason.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private Message toJms(StoredMessage stored) throws JMSException {
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
