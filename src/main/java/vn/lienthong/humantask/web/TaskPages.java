package vn.lienthong.humantask.web;

import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.TaskFacts;
import vn.lienthong.humantask.TaskType;
import vn.lienthong.humantask.Tasks;

/** Turns tasks into what the pages show. */
@Component
class TaskPages {

    private final Tasks tasks;
    private final TaskWords words;
    private final DueWords dueWords;
    private final List<TaskFacts> facts;
    private final Clock clock;

    TaskPages(Tasks tasks, TaskWords words, DueWords dueWords, List<TaskFacts> facts, Clock clock) {
        this.tasks = tasks;
        this.words = words;
        this.dueWords = dueWords;
        this.facts = facts;
        this.clock = clock;
    }

    List<TaskRow> rows(long viewer, List<Task> found, Locale locale) {
        Map<String, String> names = new HashMap<>();
        return found.stream()
                .map(task -> row(viewer, task, names.computeIfAbsent(task.organisation(), words::organisation), locale))
                .toList();
    }

    private TaskRow row(long viewer, Task task, String organisation, Locale locale) {
        boolean waiting = task.state().waiting();
        return new TaskRow(
                task.id(),
                task.type().title(locale.getLanguage()),
                task.subjectName(),
                organisation,
                words.state(task, viewer),
                words.tone(task),
                waiting ? dueWords.of(task.dueAt(), locale) : null,
                task.overdue(clock.instant()),
                task.dueAt(),
                task.decidedAt().orElse(null),
                waiting && task.type().allowsBulk() && !heldByAnother(viewer, task));
    }

    TaskDetail detail(long viewer, Task task, Locale locale) {
        boolean waiting = task.state().waiting();
        boolean mayDecide = tasks.mayDecide(viewer, task);
        return new TaskDetail(
                task.id(),
                task.type().title(locale.getLanguage()),
                task.subjectName(),
                task.dossier(),
                words.organisationsOf(task),
                words.candidates(task, locale),
                words.state(task, viewer),
                words.tone(task),
                waiting ? dueWords.of(task.dueAt(), locale) : null,
                task.overdue(clock.instant()),
                task.dueAt(),
                task.createdAt(),
                heldByAnother(viewer, task) ? words.person(task.claimedBy().getAsLong()) : null,
                mayDecide,
                mayDecide && !held(viewer, task),
                mayDecide && held(viewer, task),
                choices(task.type(), locale),
                task.outcome()
                        .map(outcome -> words.outcome(task.type(), outcome, locale))
                        .orElse(null),
                task.reason().orElse(null),
                tasks.history(viewer, task.id()).stream()
                        .map(event -> words.event(task, event, locale))
                        .toList(),
                facts.stream()
                        .filter(each -> each.tells(task.type().name()))
                        .findFirst()
                        .map(each -> each.show(task, locale))
                        .orElse(null));
    }

    /** The outcomes that may be chosen for several of the selectable tasks at once, each once. */
    List<TaskDetail.Choice> bulkChoices(List<TaskRow> rows, List<Task> found, Locale locale) {
        if (rows.stream().noneMatch(TaskRow::selectable)) {
            return List.of();
        }
        Map<String, TaskDetail.Choice> choices = new LinkedHashMap<>();
        found.stream().map(Task::type).distinct().forEach(type -> type.outcomes().stream()
                .filter(TaskType.Outcome::bulk)
                .forEach(outcome -> choices.putIfAbsent(outcome.name(), choice(type, outcome, locale))));
        return List.copyOf(choices.values());
    }

    private List<TaskDetail.Choice> choices(TaskType type, Locale locale) {
        return type.outcomes().stream()
                .map(outcome -> choice(type, outcome, locale))
                .toList();
    }

    private TaskDetail.Choice choice(TaskType type, TaskType.Outcome outcome, Locale locale) {
        return TaskDetail.Choice.of(outcome, words.outcome(type, outcome.name(), locale));
    }

    private static boolean held(long viewer, Task task) {
        return task.claimedBy().isPresent() && task.claimedBy().getAsLong() == viewer;
    }

    /** Who may decide is kept from it by nobody: a holder who has lost the position holds nothing. */
    private boolean heldByAnother(long viewer, Task task) {
        return task.claimedBy().isPresent() && !held(viewer, task) && !tasks.mayDecide(viewer, task);
    }
}
