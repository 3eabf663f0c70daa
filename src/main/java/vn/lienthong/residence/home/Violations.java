package vn.lienthong.residence.home;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.TaskMandates;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.TypedText;
import vn.lienthong.messaging.Uuids;
import vn.lienthong.messaging.v1.ViolationWritten;

/**
 * Thông báo vi phạm: written by the cell or the committee at any time, approved by the committee's secretary, told to the
 * workplace. Read by few: whoever wrote it and holds a position for it still, and secretary and deputies of the cell and of the
 * committee.
 */
@Service
public class Violations {

    public static final int LONGEST = 10_000;
    private static final int FOUND = 20;

    private final ViolationStore violations;
    private final HomeRequestStore requests;
    private final HomeRights rights;
    private final TaskMandates mandates;
    private final Outbox outbox;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Violations(
            ViolationStore violations,
            HomeRequestStore requests,
            HomeRights rights,
            TaskMandates mandates,
            Outbox outbox,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.violations = violations;
        this.requests = requests;
        this.rights = rights;
        this.mandates = mandates;
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Members a person may write about: those their organisations were asked about, by the newest request of each. */
    public List<ReceivedRequest> members(long person, String text) {
        return violations.members(rights.known(person), person, text, FOUND);
    }

    /**
     * Writes a notice. Sending the same form again finds the first one.
     *
     * @param line a request about the member
     * @throws Failure when the person may not write about this member, or says nothing or too much
     */
    public Violation write(long person, UUID formKey, UUID line, boolean urgent, String text) {
        ReceivedRequest request = about(person, line);
        RequestReturns.requireNotReturned(request);
        String said = TypedText.of(text);
        if (said.isEmpty() || said.length() > LONGEST) {
            throw new Failure(ErrorCode.HOME_VIOLATION_INVALID, said.length() + " characters");
        }
        try {
            return MessageContext.ofPerson(person)
                    .call(() -> transaction.execute(status -> write(person, formKey, request, urgent, said)));
        } catch (DuplicateKeyException again) {
            return violations
                    .findByForm(formKey)
                    .filter(found -> found.writtenBy() == person)
                    .orElseThrow(() -> again);
        }
    }

    private Violation write(long person, UUID formKey, ReceivedRequest request, boolean urgent, String text) {
        UUID id = Uuids.next();
        violations.insert(id, formKey, request, urgent, text, person, clock.instant());
        ViolationWritten message = new ViolationWritten();
        message.setViolation(id.toString());
        outbox.send(Queues.RESIDENCE_APPROVE_VIOLATION, request.dossier(), message);
        audit.record(
                CommentForms.actor(person),
                "residence.violation-write",
                "violation:" + id,
                Map.of("line", request.line().toString(), "urgent", Boolean.toString(urgent)));
        return violations.find(id).orElseThrow();
    }

    /** The request, for whoever may write about its member. */
    public ReceivedRequest about(long person, UUID line) {
        ReceivedRequest request = requests.find(line).orElseThrow(() -> CommentForms.unknown(line));
        rights.requireReader(person, request.organisation(), request.person());
        return request;
    }

    /** The newest first. */
    public List<Violation> list(
            long person, Optional<Violation.State> state, String text, Optional<Place> after, int limit) {
        Set<String> known = rights.known(person);
        if (known.isEmpty()) {
            throw new Failure(ErrorCode.HOME_NOT_ENTITLED, "person " + person + " writes for no organisation");
        }
        return violations.list(rights.trusted(person), known, person, state, text, after, limit);
    }

    /**
     * One notice; the reading is audited.
     *
     * @throws Failure when there is none, or it is not for this person
     */
    public Violation get(long person, UUID id) {
        Violation violation = violations
                .find(id)
                .filter(found -> found.person() != person)
                .filter(found -> (found.writtenBy() == person ? rights.known(person) : rights.trusted(person))
                        .contains(found.organisation()))
                .orElseThrow(() -> unknown(id));
        read(person, violation);
        return violation;
    }

    /**
     * The notice of a task, for a person who may see the task; the reading is audited.
     *
     * @throws Failure when the person holds no position for it today, though they decided it once
     */
    public Violation ofTask(long person, Task task) {
        UUID id = UUID.fromString(task.subject());
        Violation violation = violations
                .find(id)
                .filter(found -> mandates.today(person, task))
                .orElseThrow(() -> unknown(id));
        read(person, violation);
        return violation;
    }

    private void read(long person, Violation violation) {
        audit.record(CommentForms.actor(person), "residence.violation-read", "violation:" + violation.id(), Map.of());
    }

    static Failure unknown(UUID id) {
        return new Failure(ErrorCode.HOME_VIOLATION_UNKNOWN, "violation " + id);
    }
}
