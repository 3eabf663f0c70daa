package vn.lienthong.humantask.web;

import static vn.lienthong.calendar.WorkingCalendar.ZONE;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.TaskCandidates;
import vn.lienthong.humantask.TaskEvent;
import vn.lienthong.humantask.TaskState;
import vn.lienthong.humantask.TaskType;
import vn.lienthong.humantask.TaskTypes;
import vn.lienthong.organisation.MandateHolder;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;

/** Names and sentences of tasks: organisations, people, states, decisions, events. */
@Component
class TaskWords {

    private static final String PERSON = "person:";

    private final Organisations organisations;
    private final TaskCandidates candidates;
    private final People people;
    private final MessageSource messages;
    private final Clock clock;

    TaskWords(
            Organisations organisations,
            TaskCandidates candidates,
            People people,
            MessageSource messages,
            Clock clock) {
        this.organisations = organisations;
        this.candidates = candidates;
        this.people = people;
        this.messages = messages;
        this.clock = clock;
    }

    /** The organisation's own name; its code once it has ended. */
    String organisation(String code) {
        return organisations.find(code, today()).map(Organisation::name).orElse(code);
    }

    /** The full names of the organisations whose officers may act. */
    List<String> organisationsOf(Task task) {
        return codes(task).map(code -> organisations.fullName(code, today())).toList();
    }

    /** Those who may decide it today, each with the position they act in. */
    List<String> candidates(Task task, Locale locale) {
        return codes(task)
                .flatMap(code -> candidates.in(code, task).stream())
                .map(actor -> candidate(actor, locale))
                .distinct()
                .toList();
    }

    String person(long id) {
        return people.find(id).map(Person::fullName).orElse("");
    }

    /** Message key of where the task stands for the one who looks. */
    String state(Task task, long viewer) {
        if (task.state() == TaskState.CLAIMED && task.claimedBy().getAsLong() == viewer) {
            return "tasks.state.MINE";
        }
        return "tasks.state." + (task.state() == TaskState.RESUMED ? TaskState.DECIDED : task.state());
    }

    String tone(Task task) {
        return switch (task.state()) {
            case OPEN -> "info";
            case CLAIMED -> "warning";
            case DECIDED, RESUMED -> "success";
            case CANCELLED, EXPIRED -> "";
        };
    }

    String outcome(TaskType type, String outcome, Locale locale) {
        return type.outcome(outcome)
                .map(each -> each.titles()
                        .getOrDefault(locale.getLanguage(), each.titles().get("vi")))
                .orElseGet(() -> TaskTypes.EXPIRED.equals(outcome) ? text("tasks.state.EXPIRED", locale) : outcome);
    }

    TaskDetail.Event event(Task task, TaskEvent event, Locale locale) {
        String detail = event.detail().orElse(null);
        String note = null;
        String[] arguments = {};
        switch (event.event()) {
            case "decided" -> {
                arguments = new String[] {detail == null ? "" : outcome(task.type(), detail, locale)};
                note = task.reason().orElse(null);
            }
            case "created", "escalated" -> arguments = new String[] {detail == null ? "" : organisation(detail)};
            case "cancelled" -> note = detail;
            default -> note = null;
        }
        String what = messages.getMessage("tasks.event." + event.event(), arguments, locale);
        return new TaskDetail.Event(what, actor(event.actor(), locale), event.at(), note);
    }

    private String actor(String actor, Locale locale) {
        return actor.startsWith(PERSON)
                ? person(Long.parseLong(actor.substring(PERSON.length())))
                : text("tasks.actor.hub", locale);
    }

    private String candidate(MandateHolder actor, Locale locale) {
        String position = text("tasks.position." + actor.mandate().kind(), locale);
        boolean own = actor.mandate().onBehalfOf().isEmpty();
        return person(actor.personId())
                + (own
                        ? " (" + position + ")"
                        : " (" + text("tasks.position.delegated", locale) + ": " + position + ")");
    }

    private static Stream<String> codes(Task task) {
        return Stream.concat(Stream.of(task.organisation()), task.escalatedTo().stream());
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
