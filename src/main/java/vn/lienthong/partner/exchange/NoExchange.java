package vn.lienthong.partner.exchange;

import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.v1.EnvelopeToSend;

/** The two ways of a hub that is alone. */
final class NoExchange implements OutgoingEnvelopes, IncomingEnvelopes {

    /** What is still on the queue of a hub that has left the exchange. */
    @Override
    public void send(EnvelopeToSend message) {
        throw new Failure(ErrorCode.EXCHANGE_HUB_UNKNOWN, "there is no exchange with " + message.getHub());
    }

    @Override
    public void fetch() {
        // nobody to ask
    }
}
