package vn.lienthong.fee;

import java.time.Clock;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienthong.fee.store.RefundStore;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.Sweep;

/** Has providers asked about refunds they have not answered for. */
@Component
class RefundDeadlines {

    private final RefundStore refunds;
    private final Outbox outbox;
    private final Clock clock;
    private final Sweep sweep;

    RefundDeadlines(RefundStore refunds, Outbox outbox, Clock clock, Sweep sweep) {
        this.refunds = refunds;
        this.outbox = outbox;
        this.clock = clock;
        this.sweep = sweep;
    }

    @Scheduled(fixedDelayString = "${lienthong.fee.deadline-check:PT10S}")
    void check() {
        Instant now = clock.instant();
        sweep.each("unclear refund", limit -> refunds.lockUnclear(now, limit), Refund::id, refund -> ask(refund, now));
    }

    private void ask(Refund refund, Instant now) {
        outbox.send(Queues.FEE_REFUND, refund.conversation(), RefundDecisions.approved(refund));
        refunds.sent(refund.id(), now, RefundDesk.askAgain(refund, now));
    }
}
