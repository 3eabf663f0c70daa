package vn.lienthong.humantask;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.TypedText;
import vn.lienthong.messaging.v1.TaskDecided;
import vn.lienthong.organisation.Mandate;
import vn.lienthong.organisation.OncePerPage;

/** The commands on tasks: lock, then right and state, then the change with its history. */
@Service
class TaskService implements Tasks {

    private static final Logger LOG = LoggerFactory.getLogger(TaskService.class);
    private static final int LONGEST_REASON = 1000;

    private final TaskStore store;
    private final TaskInbox inbox;
    private final TaskRights rights;
    private final Outbox outbox;
    private final AuditLog audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    TaskService(
            TaskStore store,
            TaskInbox inbox,
            TaskRights rights,
            Outbox outbox,
            AuditLog audit,
            PlatformTransactionManager transactions,
            Clock clock) {
        this.store = store;
        this.inbox = inbox;
        this.rights = rights;
        this.outbox = outbox;
        this.audit = audit;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    @Override
    public TaskPage list(long person, TaskQuery query) {
        return inbox.list(person, query);
    }

    @Override
    public Map<String, Integer> waiting(long person) {
        return OncePerPage.ask(List.of("waiting", person), () -> inbox.waiting(person));
    }

    @Override
    public Task get(long person, UUID id) {
        Task task = store.find(id).orElseThrow(() -> unknown(id));
        boolean decider = task.decidedBy().isPresent() && task.decidedBy().getAsLong() == person;
        if (!decider && rights.mandateFor(person, task).isEmpty()) {
            throw unknown(id);
        }
        return task;
    }

    @Override
    public List<TaskEvent> history(long person, UUID id) {
        return store.history(get(person, id).id());
    }

    @Override
    public boolean mayDecide(long person, Task task) {
        return task.state().waiting()
                && !heldByAnother(person, task)
                && rights.mandateFor(person, task).isPresent();
    }

    @Override
    public Task claim(long person, UUID id) {
        return change(
                person,
                id,
                (task, mandate) ->
                        task.claimedBy().isPresent() && task.claimedBy().getAsLong() == person
                                ? task
                                : store.claim(id, person, note("claimed", person, null)));
    }

    @Override
    public Task release(long person, UUID id) {
        return change(
                person,
                id,
                (task, mandate) -> task.state() == TaskState.CLAIMED
                        ? store.release(id, TaskState.OPEN, note("released", person, null))
                        : task);
    }

    @Override
    public Task decide(long person, UUID id, String outcome, String reason) {
        String typed = TypedText.of(reason);
        String explanation = typed.isEmpty() ? null : typed;
        return change(person, id, (task, mandate) -> {
            check(task, outcome, explanation);
            TaskStore.Note note = note("decided", person, outcome);
            OptionalLong onBehalfOf = mandate.onBehalfOf().map(OptionalLong::of).orElse(OptionalLong.empty());
            Task decided = store.decide(id, outcome, explanation, person, onBehalfOf, note);
            outbox.send(Queues.humanTask(task.type().name(), outcome), task.dossier(), decided.decision());
            audit.record(
                    actor(person),
                    "task.decide",
                    "task:" + id,
                    Map.of("type", task.type().name(), "outcome", outcome));
            return decided;
        });
    }

    @Override
    public Map<UUID, ErrorCode> decideAll(long person, List<UUID> ids, String outcome, String reason) {
        Map<UUID, ErrorCode> results = new LinkedHashMap<>();
        boolean databaseAway = false;
        for (UUID id : ids) {
            ErrorCode refusal = ErrorCode.INTERNAL;
            try {
                // without a database each more would only wait for it as long
                refusal = databaseAway ? refusal : decideOneOfSeveral(person, id, outcome, reason);
            } catch (DataAccessResourceFailureException | CannotCreateTransactionException away) {
                databaseAway = true;
                LOG.warn("task {} was not decided, nor those after it: the database is away", id, away);
            } catch (DataAccessException | TransactionException cause) {
                LOG.error("{} task {} was not decided", ErrorCode.INTERNAL.code(), id, cause);
            }
            results.put(id, refusal);
        }
        return results;
    }

    /** @return null when it was decided */
    private ErrorCode decideOneOfSeveral(long person, UUID id, String outcome, String reason) {
        try {
            requireBulk(get(person, id), outcome);
            decide(person, id, outcome, reason);
            return null;
        } catch (Failure failure) {
            return failure.code();
        }
    }

    @Override
    public List<Task> ofSubject(String subject) {
        return store.ofSubject(subject);
    }

    @Override
    public int cancel(String subject, String reason) {
        Integer cancelled = transaction.execute(status -> {
            List<Task> waiting = store.lockWaitingOf(subject);
            for (Task task : waiting) {
                store.release(
                        task.id(),
                        TaskState.CANCELLED,
                        new TaskStore.Note(
                                clock.instant(),
                                "cancelled",
                                MessageContext.current().actor(),
                                reason));
            }
            return waiting.size();
        });
        return cancelled == null ? 0 : cancelled;
    }

    /** The message that a task is decided; also for one that expired, which nobody decided. */
    static TaskDecided decision(Task task, String outcome, String reason, Instant now) {
        TaskDecided decision = new TaskDecided();
        decision.setTask(task.id().toString());
        decision.setType(task.type().name());
        decision.setOutcome(outcome);
        decision.setDossier(task.dossier());
        decision.setSubject(task.subject());
        decision.setReason(reason);
        decision.setDecidedAt(now);
        return decision;
    }

    /** A command on a task, with the mandate it is given under; tells the task as it is afterwards. */
    private interface Command extends BiFunction<Task, Mandate, Task> {}

    private Task change(long person, UUID id, Command command) {
        return MessageContext.ofPerson(person)
                .call(() -> transaction.execute(status -> {
                    Task task = store.lock(id).orElseThrow(() -> unknown(id));
                    Mandate mandate = rights.mandateFor(person, task)
                            .orElseThrow(() -> new Failure(
                                    ErrorCode.TASK_FORBIDDEN, "person " + person + " may not act on task " + id));
                    if (!task.state().waiting()) {
                        throw new Failure(ErrorCode.TASK_CLOSED, "task " + id + " is " + task.state());
                    }
                    if (heldByAnother(person, task)) {
                        throw new Failure(ErrorCode.TASK_CLAIMED, "task " + id + " is held by another person");
                    }
                    return command.apply(task, mandate);
                }));
    }

    private TaskStore.Note note(String event, long person, String detail) {
        return new TaskStore.Note(clock.instant(), event, actor(person), detail);
    }

    private static void check(Task task, String outcome, String reason) {
        TaskType.Outcome chosen = task.type()
                .outcome(outcome)
                .orElseThrow(() -> new Failure(
                        ErrorCode.TASK_OUTCOME_UNKNOWN,
                        "no such outcome of " + task.type().name()));
        if (chosen.reasonRequired() && reason == null) {
            throw new Failure(ErrorCode.TASK_REASON_MISSING, "outcome " + outcome + " needs a reason");
        }
        if (reason != null && reason.length() > LONGEST_REASON) {
            throw new Failure(ErrorCode.TASK_REASON_MISSING, "reason of " + reason.length() + " characters");
        }
    }

    private static void requireBulk(Task task, String outcome) {
        Optional<TaskType.Outcome> chosen = task.type().outcome(outcome);
        if (chosen.isPresent() && !chosen.get().bulk()) {
            throw new Failure(ErrorCode.TASK_BULK_REFUSED, task.type().name() + " is decided one by one");
        }
    }

    /** By somebody who may still act on it: whoever has lost the position, or its delegation, holds nothing any more. */
    private boolean heldByAnother(long person, Task task) {
        return task.claimedBy().isPresent()
                && task.claimedBy().getAsLong() != person
                && rights.mandateFor(task.claimedBy().getAsLong(), task).isPresent();
    }

    private static Failure unknown(UUID id) {
        return new Failure(ErrorCode.TASK_UNKNOWN, "task " + id);
    }

    private static String actor(long person) {
        return "person:" + person;
    }
}
