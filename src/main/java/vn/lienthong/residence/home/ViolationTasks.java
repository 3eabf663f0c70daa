package vn.lienthong.residence.home;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.calendar.WorkingCalendar;
import vn.lienthong.humantask.TaskRequest;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.messaging.v1.ViolationWritten;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.residence.ResidenceTime;

/** The human task of a notice, with the notice's id as its subject. Named by {@code routes/residence.camel.yaml}. */
@Component("homeViolationTasks")
public class ViolationTasks {

    /** The type in {@code config/rules/tasks.yaml}. */
    public static final String TYPE = "approve-violation";

    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("HH:mm, dd/MM/yyyy");

    private final ViolationStore violations;
    private final HomeRights rights;
    private final Tasks tasks;
    private final Organisations organisations;
    private final Clock clock;

    ViolationTasks(
            ViolationStore violations, HomeRights rights, Tasks tasks, Organisations organisations, Clock clock) {
        this.tasks = tasks;
        this.rights = rights;
        this.violations = violations;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * Whether the notice still waits for its task: the message may come once more, see {@link StandingForms}. Where two are
     * handled at once, on two nodes, the table lets one task of a subject wait.
     */
    public boolean wanted(ViolationWritten message) {
        Violation violation = violation(message);
        return violation.state() == Violation.State.WRITTEN
                && tasks.ofSubject(violation.id().toString()).isEmpty();
    }

    /** The task as the component makes it; neither the member nor whoever wrote the notice may decide it. */
    public TaskRequest taskFor(ViolationWritten message) {
        Violation violation = violation(message);
        return new TaskRequest(
                violation.id().toString(),
                OptionalLong.of(violation.person()),
                name(violation),
                rights.throughWhich(violation.organisation()),
                ResidenceTime.today(clock));
    }

    /** Inboxes and mail show it, so that it names the organisation and not the member, who stands on the page of the task. */
    private String name(Violation violation) {
        LocalDate today = ResidenceTime.today(clock);
        String organisation = organisations.lastName(violation.organisation(), today);
        String plain =
                organisation + ", " + WRITTEN.format(violation.writtenAt().atZone(WorkingCalendar.ZONE));
        return violation.urgent() ? "KHẨN: " + plain : plain;
    }

    private Violation violation(ViolationWritten message) {
        UUID id = UUID.fromString(message.getViolation());
        return violations.find(id).orElseThrow(() -> Violations.unknown(id));
    }
}
