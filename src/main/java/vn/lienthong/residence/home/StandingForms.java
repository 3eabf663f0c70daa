package vn.lienthong.residence.home;

import java.time.Clock;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienthong.humantask.LostMessages;
import vn.lienthong.humantask.LostStep;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.Sweep;
import vn.lienthong.messaging.v1.CommentFormSubmitted;
import vn.lienthong.messaging.v1.CommentFormToSign;
import vn.lienthong.messaging.v1.ViolationWritten;

/**
 * Finds forms that were to be signed, or to have a task made, and have stood still since, or whose decision was not taken up; notices
 * of violations as well.
 */
@Component
class StandingForms {

    private final HomeFormStore forms;
    private final ViolationStore violations;
    private final LostMessages lost;
    private final Clock clock;
    private final Sweep sweep;

    StandingForms(HomeFormStore forms, ViolationStore violations, LostMessages lost, Clock clock, Sweep sweep) {
        this.forms = forms;
        this.violations = violations;
        this.lost = lost;
        this.clock = clock;
        this.sweep = sweep;
    }

    @Scheduled(fixedDelayString = "${lienthong.residence.home.standing-check:PT10M}")
    void check() {
        Instant now = clock.instant();
        LostStep step = LostStep.at(now);
        sweep.each(
                "form that is not signed",
                limit -> forms.lockStanding(FormState.SIGNING, step, limit),
                form -> form.line().toString(),
                form -> sign(form, now));
        sweep.each(
                "form without its task",
                limit -> forms.lockStanding(FormState.SUBMITTED, step, limit),
                form -> form.line().toString(),
                form -> ask(form, step, now));
        sweep.each(
                "notice of a violation without its task",
                limit -> violations.lockStanding(step, limit),
                violation -> violation.id().toString(),
                violation -> ask(violation, step, now));
    }

    private void sign(HomeForm form, Instant now) {
        CommentFormToSign message = new CommentFormToSign();
        message.setLine(form.line().toString());
        send(form, Queues.RESIDENCE_SIGN_FORM, form.signer().orElseThrow(), message);
        forms.stepChecked(form.line(), now);
    }

    private void ask(HomeForm form, LostStep step, Instant now) {
        CommentFormSubmitted message = new CommentFormSubmitted();
        message.setLine(form.line().toString());
        message.setAttempt(form.attempt());
        lost.askAgain(
                named(form),
                step,
                new FormTasks.Subject(form.line(), form.attempt()).toString(),
                () -> send(
                        form, Queues.RESIDENCE_APPROVE_FORM, form.submittedBy().orElseThrow(), message));
        forms.stepChecked(form.line(), now);
    }

    private void ask(Violation violation, LostStep step, Instant now) {
        ViolationWritten message = new ViolationWritten();
        message.setViolation(violation.id().toString());
        String named = "violation " + violation.id();
        lost.askAgain(
                named,
                step,
                violation.id().toString(),
                () -> lost.sendAgain(
                        named,
                        violation.id(),
                        Queues.RESIDENCE_APPROVE_VIOLATION,
                        violation.dossier(),
                        violation.writtenBy(),
                        message));
        violations.stepChecked(violation.id(), now);
    }

    private void send(HomeForm form, String queue, long person, Object message) {
        lost.sendAgain(named(form), form.line(), queue, form.request().dossier(), person, message);
    }

    private static String named(HomeForm form) {
        return "form " + form.line();
    }
}
