package vn.lienthong.humantask;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import vn.lienthong.messaging.v1.TaskDecided;

/**
 * A task as its service shows it.
 *
 * @param organisation where the candidates are
 * @param escalatedTo the organisation above that may act too since the task is overdue
 * @param claimedBy the person who holds it; empty unless CLAIMED
 * @param decidedBy empty until decided
 * @param onBehalfOf whose position was used, when it was delegated
 * @param barred see {@link TaskRequest}
 */
public record Task(
        UUID id,
        TaskType type,
        String dossier,
        String subject,
        OptionalLong subjectPerson,
        String subjectName,
        String requestedBy,
        String organisation,
        Optional<String> escalatedTo,
        TaskState state,
        OptionalLong claimedBy,
        Optional<Instant> claimedAt,
        Optional<String> outcome,
        Optional<String> reason,
        OptionalLong decidedBy,
        OptionalLong onBehalfOf,
        Optional<Instant> decidedAt,
        Instant createdAt,
        Instant dueAt,
        Set<Long> barred) {

    /**
     * Whether this person may not decide it, whatever position they hold: the one it is about, whoever had a hand in it and, when
     * four eyes are wanted, the one who asked for it.
     */
    public boolean bars(long person) {
        boolean subject = subjectPerson.isPresent() && subjectPerson.getAsLong() == person;
        return subject || barred.contains(person) || type.fourEyes() && requestedBy.equals("person:" + person);
    }

    public boolean overdue(Instant now) {
        return state.waiting() && dueAt.isBefore(now);
    }

    /** The message that resumes the route of a task somebody has decided. */
    public TaskDecided decision() {
        TaskDecided decision =
                TaskService.decision(this, outcome.orElseThrow(), reason.orElse(null), decidedAt.orElseThrow());
        decision.setDecidedBy(decidedBy.orElseThrow());
        onBehalfOf.ifPresent(decision::setOnBehalfOf);
        return decision;
    }
}
