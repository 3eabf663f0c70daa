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
 * Finds refunds that have no task, or whose decision was not taken up, because a message was lost on its way, and those that were
 * approved and whose provider was never told.
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
            lost.askAgain(
                    named,
                    step,
                    refund.id(),
                    () -> tell(
                            named, refund, Queues.FEE_APPROVE_REFUND, refund.requestedBy(), RefundTasks.asked(refund)));
        } else {
            tell(named, refund, Queues.FEE_REFUND, refund.decidedBy().orElseThrow(), RefundDecisions.approved(refund));
        }
        refunds.stepChecked(refund.id(), now);
    }

    private void tell(String named, Refund refund, String queue, long person, Object message) {
        lost.tellAgain(named, refund.id(), queue, refund.conversation(), person, message);
    }
}
