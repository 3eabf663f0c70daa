package vn.lienthong.messaging;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.jms.JmsEndpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jms.JmsException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import vn.lienthong.failure.DatabaseAway;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * Parks a message whose route has given up: one loud line, a row for the operator, attention on the dossier, and a stamped
 * copy in {@code DLQ.<queue>}. While the database is away it waits; what else fails sends the message back to its queue.
 */
@Component("parking")
final class Parking {

    private static final Logger log = LoggerFactory.getLogger(Parking.class);
    private static final Duration BREATH = Duration.ofSeconds(1);
    private static final int LONGEST_CAUSE = 1000;
    private static final String UNKNOWN = "-";

    /** Exchange property: name of the queue, set by consumers that are not of JMS endpoints. */
    static final String QUEUE = "ltQueue";

    private final JdbcDeadLetters deadLetters;
    private final ParkedCopies copies;

    Parking(JdbcDeadLetters deadLetters, ParkedCopies copies) {
        this.deadLetters = deadLetters;
        this.copies = copies;
    }

    public void park(Exchange exchange) {
        if (Batches.isBatch(exchange)) {
            log.info("a batch failed: {}", String.valueOf(ErrorPolicy.causeOf(exchange)));
            Batches.fail(exchange);
            return;
        }
        ParkedMessage parked = stamp(exchange);
        log.error(
                "{} parked message {} of {} at {}: {}",
                parked.code(),
                parked.messageId(),
                parked.queue(),
                parked.route(),
                parked.cause(),
                ErrorPolicy.failureOf(exchange).isPresent() ? null : ErrorPolicy.causeOf(exchange));
        try {
            store(parked, exchange);
            copies.add(parked);
        } catch (DataAccessException | TransactionException | JmsException away) {
            LockSupport.parkNanos(BREATH.toNanos()); // the message goes straight back to its queue: do not spin
            throw away;
        }
        exchange.setProperty(DeadLetter.PARKED_PROPERTY, true);
    }

    private void store(ParkedMessage parked, Exchange exchange) {
        boolean told = false;
        while (true) {
            try {
                deadLetters.park(parked);
                return;
            } catch (DataAccessException | TransactionException failed) {
                if (!DatabaseAway.isCauseOf(failed) || !exchange.getContext().isStarted()) {
                    throw failed;
                }
                if (!told) {
                    log.warn("message {} waits for the database, to be parked", parked.messageId());
                    told = true;
                }
                LockSupport.parkNanos(BREATH.toNanos());
            }
        }
    }

    private static ParkedMessage stamp(Exchange exchange) {
        Message message = exchange.getMessage();
        Optional<Failure> failure = ErrorPolicy.failureOf(exchange);
        return new ParkedMessage(
                uuid(message, Headers.MESSAGE_ID).orElseGet(Uuids::next),
                queueOf(exchange),
                exchange.getFromRouteId(),
                text(message, Headers.DOSSIER),
                text(message, Headers.TYPE),
                text(message, Headers.ACTOR),
                uuid(message, Headers.CAUSATION).orElse(null),
                failure.map(Failure::code).orElse(ErrorCode.MESSAGE_EXHAUSTED).code(),
                cause(exchange, failure),
                exchange.getProperty(MessageContextPolicy.ORIGINAL_BODY, String.class));
    }

    private static String queueOf(Exchange exchange) {
        return exchange.getFromEndpoint() instanceof JmsEndpoint queue
                ? queue.getDestinationName()
                : exchange.getProperty(QUEUE, exchange.getFromRouteId(), String.class);
    }

    private static String cause(Exchange exchange, Optional<Failure> failure) {
        Throwable cause = failure.<Throwable>map(known -> known).orElseGet(() -> ErrorPolicy.causeOf(exchange));
        String text = String.valueOf(cause.getMessage());
        return text.substring(0, Math.min(text.length(), LONGEST_CAUSE));
    }

    private static String text(Message message, String header) {
        String value = message.getHeader(header, String.class);
        return value == null || value.isBlank() ? UNKNOWN : value;
    }

    private static Optional<UUID> uuid(Message message, String header) {
        try {
            return Optional.ofNullable(message.getHeader(header, String.class)).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
