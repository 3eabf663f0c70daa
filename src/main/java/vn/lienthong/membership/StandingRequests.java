package vn.lienthong.membership;

import java.time.Clock;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienthong.humantask.LostMessages;
import vn.lienthong.humantask.LostStep;
import vn.lienthong.membership.store.RequestStore;
import vn.lienthong.messaging.Sweep;

/** Finds aspects of requests that were decided and still wait, because the decision was lost on its way. */
@Component
class StandingRequests {

    private final RequestStore requests;
    private final LostMessages lost;
    private final Clock clock;
    private final Sweep sweep;

    StandingRequests(RequestStore requests, LostMessages lost, Clock clock, Sweep sweep) {
        this.requests = requests;
        this.lost = lost;
        this.clock = clock;
        this.sweep = sweep;
    }

    @Scheduled(fixedDelayString = "${lienthong.membership.standing-check:PT10M}")
    void check() {
        Instant now = clock.instant();
        LostStep step = LostStep.at(now);
        sweep.each(
                "aspect that stands",
                limit -> requests.lockStanding(step, limit),
                ApprovalTasks.Subject::toString,
                aspect -> {
                    lost.decideAgain("request " + aspect, step, aspect.toString());
                    requests.stepChecked(aspect, now);
                });
    }
}
