package vn.lienthong.messaging;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import java.util.UUID;
import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jms.JmsException;
import org.springframework.jms.core.JmsTemplate;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;

/** The copies of parked messages in the broker's {@code DLQ.<queue>}, each with its stamp. */
@Component
class ParkedCopies {

    static final String CODE = "ltCode";
    static final String ROUTE = "ltRoute";
    static final String CAUSE = "ltCause";

    private static final Logger log = LoggerFactory.getLogger(ParkedCopies.class);

    private final JmsTemplate inListenersSession;
    private final JmsTemplate onItsOwn;

    ParkedCopies(ConnectionFactory broker) {
        inListenersSession = new JmsTemplate(broker);
        inListenersSession.setSessionTransacted(true);
        onItsOwn = new JmsTemplate(broker);
        onItsOwn.setReceiveTimeout(JmsTemplate.RECEIVE_TIMEOUT_NO_WAIT);
    }

    /**
     * Adds the copy. On a consumer's thread this joins the consumer's own JMS session, so the copy appears exactly when
     * the message leaves its queue. While the disk of the broker is full there is none: the row decides, and whoever looks
     * for copies finds the row.
     */
    void add(ParkedMessage parked) {
        try {
            inListenersSession.send(Queues.deadLetter(parked.queue()), session -> copy(parked, session));
        } catch (JmsException refused) {
            if (!BrokerSender.refusedFor(ActiveMQAddressFullException.class, refused)) {
                throw refused;
            }
            log.warn("{} no copy of {}", ErrorCode.BROKER_DISK_FULL.code(), parked.messageId());
        }
    }

    private static Message copy(ParkedMessage parked, Session session) throws JMSException {
        Message copy = session.createTextMessage(parked.body());
        copy.setStringProperty(Headers.MESSAGE_ID, parked.messageId().toString());
        copy.setStringProperty(Headers.DOSSIER, parked.dossier());
        copy.setStringProperty(Headers.TYPE, parked.type());
        copy.setStringProperty(Headers.ACTOR, parked.actor());
        copy.setStringProperty(CODE, parked.code());
        copy.setStringProperty(ROUTE, parked.route());
        copy.setStringProperty(CAUSE, parked.cause());
        return copy;
    }

    /** Takes the copy away after its row was settled. A copy that stays behind does no harm: the row decides. */
    void remove(String queue, UUID messageId) {
        try {
            onItsOwn.receiveSelected(Queues.deadLetter(queue), Headers.MESSAGE_ID + " = '" + messageId + "'");
        } catch (JmsException e) {
            log.warn("the copy of {} stays in {}: {}", messageId, Queues.deadLetter(queue), e.getMessage());
        }
    }
}
