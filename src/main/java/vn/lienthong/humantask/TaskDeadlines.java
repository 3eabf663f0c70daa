package vn.lienthong.humantask;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;

/** Escalates what is overdue and ends what has expired. Every node looks; a row lock decides which one acts. */
@Component
class TaskDeadlines {

    private static final int BATCH = 200;

    private final TaskStore store;
    private final TaskTypes types;
    private final Organisations organisations;
    private final CandidateNotices news;
    private final Outbox outbox;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TaskDeadlines(
            TaskStore store,
            TaskTypes types,
            Organisations organisations,
            CandidateNotices news,
            Outbox outbox,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.types = types;
        this.organisations = organisations;
        this.news = news;
        this.outbox = outbox;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "${lienthong.human-task.deadline-check:PT1M}")
    void check() {
        while (expireSome() == BATCH) {
            // a full batch means there may be more
        }
        while (escalateSome() == BATCH) {
            // a full batch means there may be more
        }
    }

    private int expireSome() {
        Instant now = clock.instant();
        return inTransaction(() -> {
            List<Task> expired = store.lockExpired(now, BATCH);
            for (Task task : expired) {
                store.release(
                        task.id(), TaskState.EXPIRED, new TaskStore.Note(now, "expired", MessageContext.HUB, null));
                outbox.send(
                        Queues.humanTask(task.type().name(), TaskTypes.EXPIRED),
                        task.dossier(),
                        TaskService.decision(task, TaskTypes.EXPIRED, null, now));
            }
            return expired.size();
        });
    }

    private int escalateSome() {
        Instant now = clock.instant();
        List<String> escalating = types.all().stream()
                .filter(TaskType::escalates)
                .map(TaskType::name)
                .toList();
        return inTransaction(() -> {
            List<Task> overdue = store.lockOverdue(escalating, now, BATCH);
            overdue.forEach(task -> escalate(task, now));
            return overdue.size();
        });
    }

    /** To the organisation above; at the top to itself, so that the task is looked at once and not for ever. */
    private void escalate(Task task, Instant now) {
        LocalDate today = LocalDate.ofInstant(now, TaskRights.ZONE);
        String above = organisations
                .superiorOf(task.organisation(), today)
                .map(Organisation::code)
                .orElse(task.organisation());
        store.escalate(task.id(), above, new TaskStore.Note(now, "escalated", MessageContext.HUB, above));
        news.escalated(task, above);
    }

    private int inTransaction(java.util.function.IntSupplier work) {
        Integer count = transaction.execute(status -> work.getAsInt());
        return count == null ? 0 : count;
    }
}
