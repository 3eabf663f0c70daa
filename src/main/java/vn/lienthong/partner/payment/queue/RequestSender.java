package vn.lienthong.partner.payment.queue;

import java.time.Instant;
import java.util.function.Supplier;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.PartnerQueues;

/** Puts the hub's requests on providers' queues. */
final class RequestSender {

    private final Supplier<PaymentXml> xml;
    private final PartnerQueues queues;

    RequestSender(Supplier<PaymentXml> xml, PartnerQueues queues) {
        this.xml = xml;
        this.queues = queues;
    }

    /**
     * One document, on a disk when this returns.
     *
     * @param until nobody gets it any more after this
     * @throws Failure {@code LT-PAY-001} when it may not have arrived, {@code LT-PAY-005} when the contract forbids it
     */
    void send(String provider, Object document, String correlation, Instant until) {
        try {
            queues.send(
                    QueueNames.requests(provider),
                    PaymentXml.kind(document),
                    correlation,
                    xml.get().write(document),
                    until);
        } catch (PartnerQueues.NotSent e) {
            throw new Failure(ErrorCode.PAYMENT_PROVIDER_AWAY, "the broker did not take a request", e);
        } catch (Failure invalid) {
            throw new Failure(ErrorCode.PAYMENT_VALUE_REFUSED, invalid.getMessage(), invalid);
        }
    }
}
