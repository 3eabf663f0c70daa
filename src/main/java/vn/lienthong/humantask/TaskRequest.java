package vn.lienthong.humantask;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a route hands to {@code human-task:} as the body to have a task created.
 *
 * @param subject business key given back with the decision, for example the id of a request
 * @param subjectPerson the hub's number of the person the decision is about, who therefore may not make it; empty if none
 * @param subjectName what the inbox shows and searches
 * @param organisation code of the organisation from which the candidates are looked for
 * @param requestedOn the date whose organisation tree counts
 * @param barred people who had a hand in what is to be decided, and who therefore may not decide it either
 * @param dueAt when what is decided about is due itself; empty for the time of the type, counted from when the task is made
 */
public record TaskRequest(
        String subject,
        OptionalLong subjectPerson,
        String subjectName,
        String organisation,
        LocalDate requestedOn,
        Set<Long> barred,
        Optional<Instant> dueAt) {

    public TaskRequest {
        barred = Set.copyOf(barred);
    }

    /** Due as its type says. */
    public TaskRequest(
            String subject,
            OptionalLong subjectPerson,
            String subjectName,
            String organisation,
            LocalDate requestedOn,
            Set<Long> barred) {
        this(subject, subjectPerson, subjectName, organisation, requestedOn, barred, Optional.empty());
    }

    /** With nobody barred but the one it is about and, when four eyes are wanted, whoever asks. */
    public TaskRequest(
            String subject,
            OptionalLong subjectPerson,
            String subjectName,
            String organisation,
            LocalDate requestedOn) {
        this(subject, subjectPerson, subjectName, organisation, requestedOn, Set.of());
    }
}
