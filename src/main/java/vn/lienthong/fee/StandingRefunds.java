package vn.lienthong.fee;

import java.time.Clock;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienthong.fee.store.RefundStore;
import vn.lienthong.humantask.LostMessages;
import vn.lienthong.humantask.LostStep;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.Sweep;

/**
 * Finds refunds that were decided and still wait for that, because the decision was lost on its way, and those that were approved and
 * whose provider was never told.
 */
@Component
class StandingRefunds {

    private final RefundStore refunds;
    private final LostMessages lost;
    private final Clock clock;
    private final Sweep sweep;

    StandingRefunds(RefundStore refunds, LostMessages lost, Clock clock, Sweep sweep) {
        this.refunds = refunds;
        this.lost = lost;
        this.clock = clock;
        this.sweep = sweep;
    }

    @Scheduled(fixedDelayString = "${lienthong.fee.standing-check:PT10M}")
    void check() {
        Instant now = clock.instant();
        LostStep step = LostStep.at(now);
        sweep.each(
                "refund that stands",
                limit -> refunds.lockStanding(step, limit),
                Refund::id,
                refund -> goOn(refund, step, now));
    }

    private void goOn(Refund refund, LostStep step, Instant now) {
        String named = "refund " + refund.id();
        if (refund.status() == RefundStatus.REQUESTED) {
            lost.decideAgain(named, step, refund.id());
        } else {
            lost.tellAgain(
                    named,
                    refund.id(),
                    Queues.FEE_REFUND,
                    refund.conversation(),
                    refund.decidedBy().orElseThrow(),
                    RefundDecisions.approved(refund));
        }
        refunds.stepChecked(refund.id(), now);
    }
}
