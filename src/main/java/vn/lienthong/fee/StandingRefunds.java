package vn.lienthong.fee;

import java.time.Clock;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienthong.fee.store.RefundStore;
import vn.lienthong.humantask.LostMessages;
import vn.lienthong.humantask.LostStep;
import vn.lienthong.messaging.Sweep;

/** Finds refunds that were decided and still wait for that, because the decision was lost on its way. */
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
        sweep.each("refund that stands", limit -> refunds.lockStanding(step, limit), Refund::id, refund -> {
            lost.decideAgain("refund " + refund.id(), step, refund.id());
            refunds.stepChecked(refund.id(), now);
        });
    }
}
