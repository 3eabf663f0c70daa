package vn.lienthong.residence.home;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.v1.ReportSent;
import vn.lienthong.messaging.v1.ReportWithdrawn;

/** Keeps what members report, for their cell at the residence. Named by {@code routes/residence.camel.yaml}. */
@Component("homeReportIntake")
class ReportIntake {

    private final HomeReportStore reports;
    private final HomeFormStore forms;
    private final Inbox inbox;
    private final Clock clock;

    ReportIntake(HomeReportStore reports, HomeFormStore forms, Inbox inbox, Clock clock) {
        this.reports = reports;
        this.forms = forms;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** Whenever it comes: the committee reads what the cell had not when it wrote, and a form that is returned has it. */
    public void take(ReportSent message) {
        inbox.once(
                "residence-take-report",
                () -> reports.put(
                        UUID.fromString(message.getLine()),
                        message.getTo(),
                        message.getAt(),
                        message.getComment(),
                        message.getDocument().stream().map(UUID::fromString).toList(),
                        false,
                        Boolean.TRUE.equals(message.isOnPaper()),
                        clock.instant()));
    }

    /**
     * What the cell has begun to work with is not taken from under it. The workplace, which hears when it began, comes to the same
     * by the same two times. A line somebody only is introduced with has no form, nor has one whose list the report has overtaken;
     * one of another hub's is known before its report gets here, see {@link HomeArrivals}.
     */
    public void withdraw(ReportWithdrawn message) {
        inbox.once("residence-withdraw-report", () -> {
            UUID line = UUID.fromString(message.getLine());
            if (!forms.begun(line, message.getAt())) {
                reports.put(line, message.getTo(), message.getAt(), "", List.of(), true, false, clock.instant());
            }
        });
    }
}
