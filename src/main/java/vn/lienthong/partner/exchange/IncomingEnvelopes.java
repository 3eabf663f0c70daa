package vn.lienthong.partner.exchange;

/** The way in. Named by {@code routes/exchange.camel.yaml}. */
public interface IncomingEnvelopes {

    /**
     * Fetches what waits at the relay. Each envelope takes effect once, in one transaction, and is acknowledged after it; one that
     * cannot be believed is refused, and one that cannot be stored now waits. Never throws.
     */
    void fetch();
}
