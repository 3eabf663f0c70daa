package vn.lienthong.residence.home;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.messaging.DeadLetters;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.Sweep;
import vn.lienthong.messaging.v1.CommentFormSubmitted;
import vn.lienthong.messaging.v1.CommentFormToSign;
import vn.lienthong.residence.LostStep;

/**
 * Sends the message of a form once more that has it signed, or its task made, when that has not happened for long: it was lost, or
 * given up by somebody. Where it still waits on its queue, the second one finds everything done.
 */
@Component
class StandingForms {

    private static final Logger log = LoggerFactory.getLogger(StandingForms.class);

    private final HomeFormStore forms;
    private final Tasks tasks;
    private final Outbox outbox;
    private final DeadLetters deadLetters;
    private final Clock clock;
    private final Sweep sweep;

    StandingForms(HomeFormStore forms, Tasks tasks, Outbox outbox, DeadLetters deadLetters, Clock clock, Sweep sweep) {
        this.forms = forms;
        this.tasks = tasks;
        this.outbox = outbox;
        this.deadLetters = deadLetters;
        this.clock = clock;
        this.sweep = sweep;
    }

    @Scheduled(fixedDelayString = "${lienthong.residence.home.standing-check:PT10M}")
    void check() {
        Instant now = clock.instant();
        sweep.each(
                "form that is not signed",
                limit -> forms.lockStanding(FormState.SIGNING, LostStep.at(now), limit),
                form -> form.line().toString(),
                form -> sign(form, now));
        sweep.each(
                "form without its task",
                limit -> forms.lockStanding(FormState.SUBMITTED, LostStep.at(now), limit),
                form -> form.line().toString(),
                form -> ask(form, now));
    }

    private void sign(HomeForm form, Instant now) {
        CommentFormToSign message = new CommentFormToSign();
        message.setLine(form.line().toString());
        send(form.signer().orElseThrow(), Queues.RESIDENCE_SIGN_FORM, form, message);
        forms.stepChecked(form.line(), now);
    }

    private void ask(HomeForm form, Instant now) {
        List<Task> asked = tasks.ofSubject(new FormTasks.Subject(form.line(), form.attempt()).toString());
        if (asked.isEmpty()) {
            CommentFormSubmitted message = new CommentFormSubmitted();
            message.setLine(form.line().toString());
            message.setAttempt(form.attempt());
            send(form.submittedBy().orElseThrow(), Queues.RESIDENCE_APPROVE_FORM, form, message);
        } else if (asked.stream().noneMatch(task -> task.state().waiting())) {
            log.warn(
                    "form {} stands submitted though its task waits for nobody: its decision was not taken up yet",
                    form.line());
        }
        forms.stepChecked(form.line(), now);
    }

    /** In the name of whoever clicked: a task knows by it who may not decide. What is parked waits for the operator. */
    private void send(long person, String queue, HomeForm form, Object message) {
        String dossier = form.request().dossier();
        if (deadLetters.waits(queue, dossier)) {
            log.warn("form {} stands {}: its message on {} is parked", form.line(), form.state(), queue);
        } else {
            log.warn("form {} stands {}: {} is told once more", form.line(), form.state(), queue);
            MessageContext.ofPerson(person).run(() -> outbox.send(queue, dossier, message));
        }
    }
}
