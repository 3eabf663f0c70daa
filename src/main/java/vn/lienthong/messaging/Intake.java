package vn.lienthong.messaging;

import java.util.UUID;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** Looks at each message before its route does: it must carry the hub's headers and must not be killing its consumer. */
@Component("intake")
final class Intake {

    /** A route parks a message long before, and waits for the database in one delivery; only a dying process uses up so many. */
    private static final int MOST_DELIVERIES = 20;

    public void admit(Exchange exchange) {
        int deliveries = exchange.getProperty(MessageContextPolicy.DELIVERIES, 0, Integer.class);
        if (deliveries > MOST_DELIVERIES) {
            throw new Failure(ErrorCode.MESSAGE_KILLS_CONSUMER, deliveries + " deliveries");
        }
        required(exchange, Headers.DOSSIER);
        required(exchange, Headers.TYPE);
        required(exchange, Headers.ACTOR);
        try {
            UUID.fromString(required(exchange, Headers.MESSAGE_ID));
        } catch (IllegalArgumentException e) {
            throw new Failure(ErrorCode.MESSAGE_HEADER_MISSING, Headers.MESSAGE_ID + " is not a UUID", e);
        }
        Object body = exchange.getMessage().getBody();
        if (body instanceof TextOnlyConverter.Refused refused) {
            throw new Failure(ErrorCode.MESSAGE_FORM_REFUSED, refused.reason());
        }
        if (body == null) {
            throw new Failure(ErrorCode.MESSAGE_INVALID, "empty body");
        }
    }

    private static String required(Exchange exchange, String header) {
        String value = exchange.getMessage().getHeader(header, String.class);
        if (value == null || value.isBlank()) {
            throw new Failure(ErrorCode.MESSAGE_HEADER_MISSING, "header " + header + " is missing", header);
        }
        return value;
    }
}
