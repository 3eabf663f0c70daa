package vn.lienthong.partner.exchange;

import vn.lienthong.messaging.v1.EnvelopeToSend;

/** The way out. Named by {@code routes/exchange.camel.yaml}. */
public interface OutgoingEnvelopes {

    /**
     * Hands one message to the relay. Safe to repeat after a failure at any moment, a lost reply included: the other hub takes
     * it up once.
     *
     * @throws vn.lienthong.failure.Failure {@code LT-EXC-001} the relay is away: keep the message and its order, try for ever;
     *     {@code LT-EXC-002}, {@code -004}, {@code -007} or {@code -008} it can never be sent: park
     */
    void send(EnvelopeToSend message);
}
