package vn.lienthong.membership;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienthong.humantask.LostMessages;
import vn.lienthong.humantask.LostStep;
import vn.lienthong.membership.store.RequestStore;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.Sweep;

/**
 * Finds requests that were to be checked, or to have their dossier closed, and have stood still since, and aspects of them that have no
 * task, or whose decision was not taken up, because a message was lost on its way.
 */
@Component
class StandingRequests {

    private final RequestStore requests;
    private final RegistrationIntake intake;
    private final LostMessages lost;
    private final Clock clock;
    private final Sweep sweep;

    StandingRequests(RequestStore requests, RegistrationIntake intake, LostMessages lost, Clock clock, Sweep sweep) {
        this.requests = requests;
        this.intake = intake;
        this.lost = lost;
        this.clock = clock;
        this.sweep = sweep;
    }

    @Scheduled(fixedDelayString = "${lienthong.membership.standing-check:PT10M}")
    void check() {
        Instant now = clock.instant();
        LostStep step = LostStep.at(now);
        sweep.each(
                "request that stands",
                limit -> requests.lockStanding(now, limit),
                request -> request.id().toString(),
                request -> goOn(request, now));
        sweep.each(
                "aspect that stands",
                limit -> requests.lockStandingAspects(now, limit),
                ApprovalTasks.Subject::toString,
                aspect -> ask(aspect, step, now));
    }

    private void goOn(MembershipRequest request, Instant now) {
        String named = "request " + request.id();
        if (request.state() == RequestState.SUBMITTED) {
            tell(named, request, Queues.REGISTRATION_SUBMITTED, request.personId(), Registrations.submitted(request));
        } else {
            // also when it was discarded: nothing else closes the dossier, and what is closed is left alone
            lost.sendAgain(
                    named,
                    request.id(),
                    Queues.REGISTRATION_DECIDED,
                    request.dossier(),
                    decidedLast(request),
                    RegistrationDecisions.decided(request));
        }
        requests.stepDue(request.id(), LostStep.nextLook(now));
    }

    private void ask(ApprovalTasks.Subject subject, LostStep step, Instant now) {
        String named = "request " + subject;
        lost.askAgain(named, step, subject.toString(), () -> {
            MembershipRequest request = requests.find(subject.request()).orElseThrow();
            AspectDecision asked = request.aspect(subject.aspect()).orElseThrow();
            tell(named, request, subject.aspect().queue(), request.personId(), intake.approval(request, asked));
        });
        requests.stepDue(subject, LostStep.nextLook(now));
    }

    private void tell(String named, MembershipRequest request, String queue, long person, Object message) {
        lost.tellAgain(named, request.id().toString(), queue, request.dossier(), person, message);
    }

    private static long decidedLast(MembershipRequest request) {
        return request.aspects().stream()
                .filter(aspect -> aspect.decidedBy().isPresent())
                .max(Comparator.comparing(aspect -> aspect.decidedAt().orElseThrow()))
                .flatMap(AspectDecision::decidedBy)
                .orElseThrow();
    }
}
