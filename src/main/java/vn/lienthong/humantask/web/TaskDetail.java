package vn.lienthong.humantask.web;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import vn.lienthong.humantask.TaskFacts;
import vn.lienthong.humantask.TaskType;

/**
 * The page of one task.
 *
 * @param organisations full names: where the candidates are, and the one above once it is escalated
 * @param candidates name and position of those who may act
 * @param facts null when no module tells more
 * @param outcome title of the decision; null until there is one
 * @param reason null when none was given
 */
record TaskDetail(
        UUID id,
        String title,
        String subject,
        String dossier,
        List<String> organisations,
        List<String> candidates,
        String state,
        String tone,
        String due,
        boolean overdue,
        Instant dueAt,
        Instant createdAt,
        String holder,
        boolean mayDecide,
        boolean mayClaim,
        boolean mayRelease,
        List<Choice> choices,
        String outcome,
        String reason,
        List<Event> history,
        TaskFacts.Shown facts) {

    /** A button: the name of an outcome, its title, and its colour as in {@code button-<tone>}. */
    record Choice(String name, String title, String tone) {

        /** An outcome that needs a reason refuses; the others grant. */
        static Choice of(TaskType.Outcome outcome, String title) {
            return new Choice(outcome.name(), title, outcome.reasonRequired() ? "refuse" : "approve");
        }
    }

    /** A line of the history, see the fragment {@code timeline}. */
    record Event(String what, String who, Instant at, String note) {}
}
