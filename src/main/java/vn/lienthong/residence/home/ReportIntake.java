package vn.lienthong.residence.home;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.v1.ReportSent;
import vn.lienthong.messaging.v1.ReportWithdrawn;

/** Keeps what members report, for their cell at the residence. Named by {@code routes/residence.camel.yaml}. */
@Component("residenceReports")
class ReportIntake {

    private final HomeReportStore reports;
    private final HomeFormStore forms;
    private final Inbox inbox;

    ReportIntake(HomeReportStore reports, HomeFormStore forms, Inbox inbox) {
        this.reports = reports;
        this.forms = forms;
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
     * A line somebody only is introduced with has no form, nor has one whose list the report has overtaken. A line of another hub's
     * is known before its report gets here, see {@link HomeArrivals}.
     */
    private boolean allowed(UUID line, Predicate<FormState> states) {
        return forms.lock(line).map(HomeForm::state).filter(states.negate()).isEmpty();
    }
}
