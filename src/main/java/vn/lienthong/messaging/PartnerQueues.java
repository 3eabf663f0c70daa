package vn.lienthong.messaging;

import jakarta.jms.BytesMessage;
import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Puts messages on the queues of somebody outside. They carry none of the hub's headers: a dossier number is nobody else's
 * business. Like a call over HTTP this is not part of any transaction; who does not know whether it was heard sends again,
 * and the partner knows the message by what it says.
 */
@Component
public final class PartnerQueues {

    private final ConnectionFactory broker;
    private final ObjectProvider<QueueReaders> readers;
    private final Clock clock;

    PartnerQueues(ConnectionFactory broker, ObjectProvider<QueueReaders> readers, Clock clock) {
        this.broker = broker;
        this.readers = readers;
        this.clock = clock;
    }

    /** Knows how many read a queue at the moment: the broker in this process. */
    public interface QueueReaders {
        int readersOf(String queue);
    }

    /** The broker did not take a message, or nobody knows whether it did. */
    public static final class NotSent extends RuntimeException {

        NotSent(JMSException cause) {
            super(cause.getMessage(), cause);
        }
    }

    /**
     * One document, on the disk of the broker when this returns.
     *
     * @param kind what it is, the message's type
     * @param correlation what an answer repeats
     * @param until nobody gets it any more after this
     * @throws NotSent when it may not have arrived
     */
    public void send(String queue, String kind, String correlation, String document, Instant until) {
        Duration left = Duration.between(clock.instant(), until);
        if (left.isNegative() || left.isZero()) {
            return;
        }
        // a transaction of its own: its commit waits for the disk, and the caller's own message is another matter
        try (Connection connection = broker.createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(session.createQueue(queue))) {
            BytesMessage message = session.createBytesMessage();
            message.writeBytes(document.getBytes(StandardCharsets.UTF_8));
            message.setJMSType(kind);
            message.setJMSCorrelationID(correlation);
            producer.setDeliveryMode(DeliveryMode.PERSISTENT);
            producer.setTimeToLive(Math.max(1, left.toMillis()));
            producer.send(message);
            session.commit();
        } catch (JMSException e) {
            throw new NotSent(e);
        }
    }

    /** How many read a queue at the moment; empty when the broker is not in this process. */
    public OptionalInt readersOf(String queue) {
        QueueReaders known = readers.getIfAvailable();
        return known == null ? OptionalInt.empty() : OptionalInt.of(known.readersOf(queue));
    }
}
