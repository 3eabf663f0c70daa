package vn.lienthong.messaging;

import java.util.Optional;
import org.apache.camel.Exchange;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.DatabaseAway;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** Decides, for every route, whether a failed step is tried again. Named by {@code routes/errors.camel.yaml}. */
@Component("errorPolicy")
final class ErrorPolicy {

    private static final int ATTEMPTS = 6;

    /**
     * Batches and permanent failures never; while a partner or the database is away, for ever, in the delivery that met it: given
     * back, the message would count as one that kills its consumer. Anything else a few times.
     */
    public boolean mayRetry(Exchange exchange) {
        if (Batches.isBatch(exchange)) {
            return false;
        }
        Optional<Failure> failure = failureOf(exchange);
        if (failure.map(Failure::permanent).orElse(false)) {
            return false;
        }
        if (failure.map(known -> known.code().nature() == ErrorCode.Nature.AWAY).orElse(false)
                || DatabaseAway.isCauseOf(causeOf(exchange))) {
            return true;
        }
        return failures(exchange) < ATTEMPTS;
    }

    /** Those of this delivery that were nobody's absence, this one among them. */
    private static int failures(Exchange exchange) {
        int attempt = exchange.getMessage().getHeader(Exchange.REDELIVERY_COUNTER, 0, int.class);
        Counted before = exchange.getProperty(Counted.NAME, Counted.NONE, Counted.class);
        if (before.attempt() == attempt) { // asked again about the same attempt
            return before.failures();
        }
        Counted now = new Counted(attempt, before.failures() + 1);
        exchange.setProperty(Counted.NAME, now);
        return now.failures();
    }

    /** @param attempt the last that was counted */
    private record Counted(int attempt, int failures) {
        private static final String NAME = "lienthong.failures";
        private static final Counted NONE = new Counted(-1, 0);
    }

    /** The coded failure in the chain of causes; empty for an error nobody foresaw. */
    static Optional<Failure> failureOf(Exchange exchange) {
        Throwable cause = causeOf(exchange);
        for (int depth = 0; cause != null && depth < 20; depth++, cause = cause.getCause()) {
            if (cause instanceof Failure failure) {
                return Optional.of(failure);
            }
        }
        return Optional.empty();
    }

    static Throwable causeOf(Exchange exchange) {
        return exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    }
}
