package vn.lienthong.residence.home;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.Approval;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.v1.TaskDecided;

/** Tells the workplace of a violation the committee's secretary approved. Named by {@code routes/residence.camel.yaml}. */
@Component("homeViolationDecisions")
class ViolationDecisions {

    private final ViolationStore violations;
    private final MessagesToWorkplace workplace;
    private final HomeNotices notices;
    private final Inbox inbox;

    ViolationDecisions(ViolationStore violations, MessagesToWorkplace workplace, HomeNotices notices, Inbox inbox) {
        this.violations = violations;
        this.workplace = workplace;
        this.notices = notices;
        this.inbox = inbox;
    }

    /** @throws Failure when the notice is unknown, or the member, or whoever wrote it, decided, or the outcome is none of a notice's */
    public void record(TaskDecided decision) {
        inbox.once("residence-violation-decide", () -> {
            UUID id = UUID.fromString(decision.getSubject());
            Violation violation = violations.lock(id).orElseThrow(() -> Violations.unknown(id));
            if (violation.state() != Violation.State.WRITTEN) {
                return;
            }
            long person = decision.getDecidedBy();
            if (person == violation.person() || person == violation.writtenBy()) {
                throw new Failure(ErrorCode.HOME_OWN_FORM, "task " + decision.getTask() + " by person " + person);
            }
            boolean approved = Approval.given(decision);
            violations.decided(
                    id,
                    approved ? Violation.State.SENT : Violation.State.REFUSED,
                    person,
                    decision.getReason(),
                    decision.getDecidedAt());
            if (approved) {
                workplace.tellViolation(violation, decision.getDecidedAt());
            }
            notices.violationDecided(violation, approved);
        });
    }
}
