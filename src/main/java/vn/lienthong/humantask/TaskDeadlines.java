package vn.lienthong.humantask;

import static vn.lienthong.calendar.WorkingCalendar.ZONE;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.Sweep;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;

/** Escalates what is overdue, or waits with an organisation that has ended, and ends what has expired. */
@Component
class TaskDeadlines {

    private final TaskStore store;
    private final TaskTypes types;
    private final Organisations organisations;
    private final Candidates candidates;
    private final CandidateNotices news;
    private final Outbox outbox;
    private final Sweep sweep;
    private final Clock clock;

    TaskDeadlines(
            TaskStore store,
            TaskTypes types,
            Organisations organisations,
            Candidates candidates,
            CandidateNotices news,
            Outbox outbox,
            Sweep sweep,
            Clock clock) {
        this.store = store;
        this.types = types;
        this.organisations = organisations;
        this.candidates = candidates;
        this.news = news;
        this.outbox = outbox;
        this.sweep = sweep;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${lienthong.human-task.deadline-check:PT1M}")
    void check() {
        Instant now = clock.instant();
        sweep.each(
                "expired task", limit -> store.lockExpired(now, limit), TaskDeadlines::id, task -> expire(task, now));
        List<String> escalating = types.all().stream()
                .filter(TaskType::escalates)
                .map(TaskType::name)
                .toList();
        sweep.each(
                "overdue task",
                limit -> store.lockOverdue(escalating, now, limit),
                TaskDeadlines::id,
                task -> escalate(task, now));
        Map<String, String> heirs = organisations.heirs(LocalDate.ofInstant(now, ZONE));
        if (!heirs.isEmpty()) {
            sweep.each(
                    "task of an ended organisation",
                    limit -> store.lockWaitingIn(heirs.keySet(), limit),
                    TaskDeadlines::id,
                    task -> escalate(task, heirs.get(place(task)), now));
        }
    }

    private static String place(Task task) {
        return task.escalatedTo().orElse(task.organisation());
    }

    private static String id(Task task) {
        return task.id().toString();
    }

    private void expire(Task task, Instant now) {
        store.release(task.id(), TaskState.EXPIRED, new TaskStore.Note(now, "expired", MessageContext.HUB, null));
        outbox.send(
                Queues.humanTask(task.type().name(), TaskTypes.EXPIRED),
                task.dossier(),
                TaskService.decision(task, TaskTypes.EXPIRED, null, now));
    }

    /** To the organisation above; at the top to itself, so that the task is looked at once and not for ever. */
    private void escalate(Task task, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        String above = organisations
                .superiorOf(task.organisation(), today)
                .map(Organisation::code)
                .orElse(task.organisation());
        escalate(task, above, now);
    }

    private void escalate(Task task, String superior, Instant now) {
        String above = candidates.deciding(task, superior, LocalDate.ofInstant(now, ZONE));
        store.escalate(task.id(), above, new TaskStore.Note(now, "escalated", MessageContext.HUB, above));
        news.escalated(task, above);
    }
}
