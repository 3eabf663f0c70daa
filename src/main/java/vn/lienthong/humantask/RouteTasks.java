package vn.lienthong.humantask;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.calendar.WorkingCalendar;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.MessageEffect;
import vn.lienthong.messaging.Uuids;
import vn.lienthong.organisation.SearchText;

/** Makes a task of a message, once, and notes when a route has taken a decision up. */
@Component
class RouteTasks implements TaskLifecycle {

    private static final ThreadLocal<Marking> MARKING = new ThreadLocal<>();

    private final TaskStore store;
    private final TaskTypes types;
    private final Candidates candidates;
    private final WorkingCalendar calendar;
    private final CandidateNotices news;
    private final TransactionTemplate transaction;
    private final Clock clock;

    RouteTasks(
            TaskStore store,
            TaskTypes types,
            Candidates candidates,
            WorkingCalendar calendar,
            CandidateNotices news,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.types = types;
        this.candidates = candidates;
        this.calendar = calendar;
        this.news = news;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public void create(String typeName, String dossier, TaskRequest request) {
        UUID message = MessageContext.current()
                .messageId()
                .orElseThrow(() -> new IllegalStateException("a task is created from a message"));
        Task task = newTask(types.get(typeName), dossier, request);
        Optional<Instant> expiresAt =
                task.type().expiryWorkingDays().map(days -> calendar.plusWorkingDays(task.createdAt(), days));
        String searchText = SearchText.of(task.subjectName() + " " + dossier);
        transaction.executeWithoutResult(status -> {
            if (store.insert(task, message, searchText, expiresAt)) {
                news.waiting(task);
            }
        });
    }

    @Override
    public Resumption resuming(Supplier<UUID> task) {
        Marking marking = new Marking(task);
        MARKING.set(marking);
        return marking;
    }

    @EventListener
    void markWith(MessageEffect effect) {
        Marking marking = MARKING.get();
        if (marking != null && !marking.done) {
            marking.mark();
            TransactionSynchronizationManager.registerSynchronization(marking);
        }
    }

    private final class Marking implements Resumption, TransactionSynchronization {

        private final Supplier<UUID> task;
        private volatile boolean done;

        Marking(Supplier<UUID> task) {
            this.task = task;
        }

        private void mark() {
            store.resume(task.get(), clock.instant(), MessageContext.HUB);
        }

        @Override
        public void afterCommit() {
            done = true;
        }

        @Override
        public void end(boolean well) {
            MARKING.remove();
            if (well && !done) {
                mark();
            }
        }
    }

    @Override
    public void requireOutcome(String typeName, String outcome) {
        TaskType type = types.get(typeName);
        boolean expiry =
                outcome.equals(TaskTypes.EXPIRED) && type.expiryWorkingDays().isPresent();
        if (!expiry && type.outcome(outcome).isEmpty()) {
            throw new IllegalArgumentException("task type " + typeName + " has no outcome " + outcome);
        }
    }

    @Override
    public void requireType(String typeName) {
        types.get(typeName);
    }

    private Task newTask(TaskType type, String dossier, TaskRequest request) {
        Instant now = clock.instant();
        return new Task(
                Uuids.next(),
                type,
                dossier,
                request.subject(),
                request.subjectPerson(),
                request.subjectName(),
                MessageContext.current().actor(),
                candidates.organisationFor(
                        type, request, MessageContext.current().actor()),
                Optional.empty(),
                TaskState.OPEN,
                OptionalLong.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                now,
                request.dueAt().orElseGet(() -> calendar.plusWorkingDays(now, type.dueWorkingDays())),
                request.barred());
    }
}
