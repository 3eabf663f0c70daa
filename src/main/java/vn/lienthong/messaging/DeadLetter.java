package vn.lienthong.messaging;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;

/**
 * A parked message, as its operator sees it.
 *
 * @param id of this parking; a message may be parked, replayed and parked again
 * @param code of the failure, see {@code docs/error-codes.md}
 * @param cause for the operator; holds no personal data
 * @param body the message; empty when it had no readable text
 */
public record DeadLetter(
        UUID id,
        UUID messageId,
        String queue,
        String route,
        String dossier,
        String type,
        String code,
        String cause,
        Optional<String> body,
        Instant parkedAt,
        State state) {

    static final String PARKED_PROPERTY = "ltParked";

    /** Whether the error policy has parked the message of this exchange: its route did not end well. */
    public static boolean isParked(Exchange exchange) {
        return exchange.getProperty(PARKED_PROPERTY, false, boolean.class);
    }

    /** PARKED until an operator settles it, once. */
    public enum State {
        PARKED,
        REPLAYED,
        DISCARDED
    }
}
