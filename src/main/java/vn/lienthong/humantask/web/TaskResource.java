package vn.lienthong.humantask.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.TaskType;

/**
 * A task as {@code /api/v1/tasks} gives it; see {@code docs/api-tasks.md}. People are told by the hub's numbers, never by
 * personal ids. Absent values are left out.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskResource(
        UUID id,
        String type,
        String title,
        String subject,
        String subjectName,
        String dossier,
        String organisation,
        String escalatedTo,
        String state,
        Long claimedBy,
        Instant createdAt,
        Instant dueAt,
        boolean overdue,
        List<Outcome> outcomes,
        String outcome,
        String reason,
        Long decidedBy,
        Long onBehalfOf,
        Instant decidedAt) {

    /** One of the decisions the type allows. */
    record Outcome(String name, String title, boolean reasonRequired, boolean bulk) {}

    static TaskResource of(Task task, Instant now, String language) {
        TaskType type = task.type();
        return new TaskResource(
                task.id(),
                type.name(),
                type.title(language),
                task.subject(),
                task.subjectName(),
                task.dossier(),
                task.organisation(),
                task.escalatedTo().orElse(null),
                task.state().name().toLowerCase(Locale.ROOT),
                task.claimedBy().isPresent() ? task.claimedBy().getAsLong() : null,
                task.createdAt(),
                task.dueAt(),
                task.overdue(now),
                type.outcomes().stream()
                        .map(each -> new Outcome(
                                each.name(),
                                each.titles()
                                        .getOrDefault(language, each.titles().get("vi")),
                                each.reasonRequired(),
                                each.bulk()))
                        .toList(),
                task.outcome().orElse(null),
                task.reason().orElse(null),
                task.decidedBy().isPresent() ? task.decidedBy().getAsLong() : null,
                task.onBehalfOf().isPresent() ? task.onBehalfOf().getAsLong() : null,
                task.decidedAt().orElse(null));
    }
}
