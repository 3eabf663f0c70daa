package vn.lienthong.messaging;

import org.apache.camel.Exchange;

/** What the error policy has to know of batches: they are neither tried again nor parked as a whole. */
final class Batches {

    /** Exchange property: the batch failed, and each of its messages is to be handled alone. */
    static final String FAILED = "ltBatchFailed";

    private Batches() {}

    static boolean isBatch(Exchange exchange) {
        return exchange.getFromEndpoint() instanceof BatchEndpoint;
    }

    /** Ends the exchange of a batch; {@link MessageBatch}'s messages go on alone. */
    static void fail(Exchange exchange) {
        exchange.setProperty(FAILED, true);
    }
}
