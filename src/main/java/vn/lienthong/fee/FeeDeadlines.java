package vn.lienthong.fee;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienthong.fee.store.OrderStore;
import vn.lienthong.fee.store.PaymentStore;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.Sweep;
import vn.lienthong.messaging.v1.FeePaid;
import vn.lienthong.messaging.v1.PaymentUnclear;

/**
 * Has providers asked about payments nobody has spoken of, looks for the booking of paid ones, and gives up orders whose time is
 * over: always in this order, so that no order is given up while its money may be there. Looks for the receipts of paid orders.
 */
@Component
class FeeDeadlines {

    private static final Logger log = LoggerFactory.getLogger(FeeDeadlines.class);

    private static final Duration ASK_AGAIN = Duration.ofMinutes(1);
    private static final Duration ASK_SELDOM = Duration.ofHours(12);
    private static final Duration ASK_LATER = Duration.ofMinutes(30);

    private final OrderStore orders;
    private final PaymentStore payments;
    private final FeeOrders feeOrders;
    private final SettledOrders settled;
    private final Outbox outbox;
    private final FeeSettings settings;
    private final Clock clock;
    private final Sweep sweep;

    FeeDeadlines(
            OrderStore orders,
            PaymentStore payments,
            FeeOrders feeOrders,
            SettledOrders settled,
            Outbox outbox,
            FeeSettings settings,
            Clock clock,
            Sweep sweep) {
        this.orders = orders;
        this.payments = payments;
        this.feeOrders = feeOrders;
        this.settled = settled;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
        this.sweep = sweep;
    }

    @Scheduled(fixedDelayString = "${lienthong.fee.deadline-check:PT10S}")
    void check() {
        Instant now = clock.instant();
        sweep.each(
                "unclear payment",
                limit -> payments.lockUnclear(now, limit),
                FeePayment::reference,
                payment -> ask(payment, now));
        sweep.each("order that is over", limit -> orders.lockOverdue(now, limit), UUID::toString, feeOrders::expire);
        sweep.each(
                "paid order without its receipts",
                limit -> orders.lockUnreceipted(now, limit),
                order -> order.id().toString(),
                order -> receipt(order, now));
    }

    private void ask(FeePayment payment, Instant now) {
        if (payment.status() == PaymentStatus.PAID) {
            book(payment, now);
            return;
        }
        PaymentUnclear message = new PaymentUnclear();
        message.setReference(payment.reference());
        outbox.send(Queues.FEE_QUERY_PAYMENT, payment.dossier(), message);
        payments.queried(payment.reference(), now, again(payment, now));
    }

    /** Tells once more of money that came and stands in no book: the message of it was lost, or given up by somebody. */
    private void book(FeePayment payment, Instant now) {
        boolean booked = payments.booked(payment.reference());
        if (!booked) {
            log.warn("payment {} is paid and stands in no book: it is told once more", payment.reference());
            FeePaid message = new FeePaid();
            message.setReference(payment.reference());
            outbox.send(Queues.FEE_PAID, payment.dossier(), message);
        }
        payments.queried(payment.reference(), now, booked ? null : now.plus(ASK_SELDOM));
    }

    /** Wants the receipts once more: the message that did was lost, or given up by somebody. */
    private void receipt(FeeOrder order, Instant now) {
        log.warn("order {} is paid and not receipted: its receipts are wanted once more", order.id());
        settled.wantReceipts(order);
        orders.receiptsBy(order.id(), now.plus(ASK_SELDOM));
    }

    /**
     * Often while the payer may be at it, then more seldom; its order stays open as long as nobody knows, also when another attempt
     * has taken its place. One of which its provider has said that it failed is asked about only as long as money may be on its way.
     */
    private Instant again(FeePayment payment, Instant now) {
        if (now.isBefore(payment.createdAt().plus(settings.paymentTime()).plus(ASK_AGAIN))) {
            return now.plus(ASK_AGAIN);
        }
        Instant end = payment.expiresAt().plus(settings.unclearTime()).plus(ASK_LATER);
        if (now.isBefore(end)) {
            return now.plus(ASK_LATER);
        }
        return payment.status() == PaymentStatus.FAILED ? null : now.plus(ASK_SELDOM);
    }
}
