package vn.lienthong.humantask;

import java.time.LocalDate;
import java.util.OptionalLong;

/**
 * What a route hands to {@code human-task:} as the body to have a task created.
 *
 * @param subject business key given back with the decision, for example the id of a request
 * @param subjectPerson the hub's number of the person the decision is about, who therefore may not make it; empty if none
 * @param subjectName what the inbox shows and searches
 * @param organisation code of the organisation from which the candidates are looked for
 * @param requestedOn the date whose organisation tree counts
 */
public record TaskRequest(
        String subject, OptionalLong subjectPerson, String subjectName, String organisation, LocalDate requestedOn) {}
