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

    private static final String DISCARDED = "discarded";

    private final RefundStore refunds;
    private final RefundDesk desk;
    private final LostMessages lost;
    private final Clock clock;
    private final Sweep sweep;

    StandingRefunds(RefundStore refunds, RefundDesk desk, LostMessages lost, Clock clock, Sweep sweep) {
        this.refunds = refunds;
        this.desk = desk;
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
                limit -> refunds.lockStanding(now, limit),
                Refund::id,
                refund -> goOn(refund, step, now));
    }

    private void goOn(Refund refund, LostStep step, Instant now) {
        String named = "refund " + refund.id();
        if (refund.status() == RefundStatus.REQUESTED) {
            lost.askAgain(named, step, refund.id(), () -> ask(named, refund));
        } else {
            tell(named, refund);
        }
        refunds.stepDue(refund.id(), LostStep.nextLook(now));
    }

    private void ask(String named, Refund refund) {
        lost.tellAgain(
                named,
                refund.id(),
                Queues.FEE_APPROVE_REFUND,
                refund.conversation(),
                refund.requestedBy(),
                RefundTasks.asked(refund));
    }

    /** Nobody can take back what is approved, so one whose message was given up goes to a person. */
    private void tell(String named, Refund refund) {
        if (lost.discarded(Queues.FEE_REFUND, refund.conversation(), refund.id())) {
            desk.doubt(refund, DISCARDED, null);
        } else {
            lost.tellAgain(
                    named,
                    refund.id(),
                    Queues.FEE_REFUND,
                    refund.conversation(),
                    refund.decidedBy().orElseThrow(),
                    RefundDecisions.approved(refund));
        }
    }
}
