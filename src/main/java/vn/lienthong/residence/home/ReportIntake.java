package vn.lienthong.residence.home;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.v1.ReportSent;
import vn.lienthong.messaging.v1.ReportWithdrawn;

/** Keeps what members report, for their cell at the residence. Named by {@code routes/residence.camel.yaml}. */
@Component("residenceReports")
class ReportIntake {

    private final HomeReportStore reports;
    private final HomeFormStore forms;
    private final HomeRequestStore requests;
    private final Inbox inbox;

    ReportIntake(HomeReportStore reports, HomeFormStore forms, HomeRequestStore requests, Inbox inbox) {
        this.reports = reports;
        this.forms = forms;
        this.requests = requests;
        this.inbox = inbox;
    }

    /** A report that comes while the form is with the committee, or gone, changes nothing any more. */
    public void take(ReportSent message) {
        inbox.once("residence-take-report", () -> {
            UUID line = UUID.fromString(message.getLine());
            if (allowed(line, FormState::writable)) {
                reports.put(
                        line,
                        message.getTo(),
                        message.getAt(),
                        message.getComment(),
                        message.getDocument().stream().map(UUID::fromString).toList(),
                        false);
            }
        });
    }

    /** What the cell has begun to work with is not taken from under it. */
    public void withdraw(ReportWithdrawn message) {
        inbox.once("residence-withdraw-report", () -> {
            UUID line = UUID.fromString(message.getLine());
            if (allowed(line, state -> state == FormState.WAITING)) {
                reports.put(line, message.getTo(), message.getAt(), "", List.of(), true);
            }
        });
    }

    /**
     * A line somebody only is introduced with has no form.
     *
     * @throws Failure {@code LT-EXC-009} when the line has not come: it may be another's
     */
    private boolean allowed(UUID line, Predicate<FormState> states) {
        if (requests.find(line).isEmpty()) {
            throw new Failure(ErrorCode.EXCHANGE_NOT_YET, "line " + line + " has not come");
        }
        return forms.lock(line).map(HomeForm::state).filter(states.negate()).isEmpty();
    }
}
