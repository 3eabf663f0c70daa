package vn.lienthong.residence.home;

import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.v1.TaskDecided;

/** Writes down what the committee decided about a form. Named by {@code routes/residence.camel.yaml}. */
@Component("homeFormDecisions")
class FormDecisions {

    private static final String APPROVE = "approve";
    private static final String RETURN = "return";

    private final HomeFormStore forms;
    private final MessagesToWorkplace workplace;
    private final HomeNotices notices;
    private final Inbox inbox;

    FormDecisions(HomeFormStore forms, MessagesToWorkplace workplace, HomeNotices notices, Inbox inbox) {
        this.forms = forms;
        this.workplace = workplace;
        this.notices = notices;
        this.inbox = inbox;
    }

    /**
     * @throws Failure when the form is unknown, or the member, or whoever submitted it or wrote in it, decided, or the outcome is none
     *     of a form's
     */
    public void record(TaskDecided decision) {
        inbox.once("residence-form-decide", () -> {
            FormTasks.Subject subject = FormTasks.Subject.parse(decision.getSubject());
            HomeForm form = forms.lock(subject.line()).orElseThrow(() -> CommentForms.unknown(subject.line()));
            if (!subject.fits(form)) {
                return;
            }
            long person = decision.getDecidedBy();
            if (person == form.request().person()
                    || person == form.submittedBy().orElseThrow()
                    || form.writers().contains(person)) {
                throw new Failure(ErrorCode.HOME_OWN_FORM, "task " + decision.getTask() + " by person " + person);
            }
            switch (decision.getOutcome()) {
                case APPROVE -> {
                    decided(form, FormState.APPROVED, decision);
                    workplace.tellProgress(form.request(), "approved", decision.getDecidedAt());
                }
                case RETURN -> {
                    decided(form, FormState.RETURNED, decision);
                    notices.returned(form);
                }
                default -> throw new Failure(ErrorCode.TASK_OUTCOME_UNKNOWN, "of a form: " + decision.getOutcome());
            }
        });
    }

    private void decided(HomeForm form, FormState state, TaskDecided decision) {
        forms.decided(form.line(), state, decision.getDecidedBy(), decision.getReason(), decision.getDecidedAt());
    }
}
