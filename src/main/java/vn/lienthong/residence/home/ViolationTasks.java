package vn.lienthong.residence.home;

import java.time.Clock;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.humantask.TaskRequest;
import vn.lienthong.messaging.v1.ViolationWritten;

/** The human task of a notice, with the notice's id as its subject. Named by {@code routes/residence.camel.yaml}. */
@Component("residenceViolationTasks")
public class ViolationTasks {

    /** The type in {@code config/rules/tasks.yaml}. */
    public static final String TYPE = "approve-violation";

    private final ViolationStore violations;
    private final Clock clock;

    ViolationTasks(ViolationStore violations, Clock clock) {
        this.violations = violations;
        this.clock = clock;
    }

    /** Whether the notice still waits for its approval. */
    public boolean wanted(ViolationWritten message) {
        return violation(message).state() == Violation.State.WRITTEN;
    }

    /** The task as the component makes it; neither the member nor whoever wrote the notice may decide it. */
    public TaskRequest taskFor(ViolationWritten message) {
        Violation violation = violation(message);
        return new TaskRequest(
                violation.id().toString(),
                OptionalLong.of(violation.person()),
                violation.fullName(),
                violation.organisation(),
                HomeTime.today(clock));
    }

    private Violation violation(ViolationWritten message) {
        UUID id = UUID.fromString(message.getViolation());
        return violations.find(id).orElseThrow(() -> Violations.unknown(id));
    }
}
