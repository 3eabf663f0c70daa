package vn.lienthong.membership;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.Task;
import vn.lienthong.humantask.TaskRequest;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.membership.store.RequestStore;
import vn.lienthong.messaging.v1.ApprovalRequested;

/**
 * The human tasks of a request: one for each aspect, with the business key {@code <request>/<aspect>}.
 *
 * <p>A task is asked for by a message, so the request may be withdrawn, or the aspect cancelled, before the task exists.
 * {@link #wanted} keeps such a task from being made, and {@link #sweep} after its making closes the gap between the two.
 */
@Component("approvalTasks")
public class ApprovalTasks {

    private static final String NO_LONGER_WANTED = "no longer wanted";

    private final RequestStore requests;
    private final Tasks tasks;

    ApprovalTasks(RequestStore requests, Tasks tasks) {
        this.requests = requests;
        this.tasks = tasks;
    }

    /** What a task of ours is about. */
    public record Subject(UUID request, Aspect aspect) {

        /** @throws Failure when the business key is not one of ours */
        public static Subject parse(String key) {
            try {
                int slash = key.indexOf('/');
                return new Subject(UUID.fromString(key.substring(0, slash)), Aspect.ofCode(key.substring(slash + 1)));
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new Failure(ErrorCode.REQUEST_UNKNOWN, "no task of a request: " + key, e);
            }
        }

        @Override
        public String toString() {
            return request + "/" + aspect.code();
        }
    }

    /** Whether the aspect still waits for its decision, and nobody was asked for it yet: the message may come twice. */
    public boolean wanted(ApprovalRequested asked) {
        Subject subject = subject(asked);
        return wanted(subject) && tasks.ofSubject(subject.toString()).isEmpty();
    }

    private boolean wanted(Subject subject) {
        return requests.find(subject.request())
                .orElseThrow(() -> new Failure(ErrorCode.REQUEST_UNKNOWN, "request " + subject.request()))
                .aspect(subject.aspect())
                .filter(aspect -> aspect.state() == AspectState.ASKED)
                .isPresent();
    }

    /** The task as the component makes it. */
    public TaskRequest taskFor(ApprovalRequested asked) {
        return new TaskRequest(
                subject(asked).toString(),
                OptionalLong.of(asked.getSubjectPerson()),
                asked.getSubjectName(),
                asked.getOrganisation(),
                asked.getRequestedOn());
    }

    private static Subject subject(ApprovalRequested asked) {
        return new Subject(
                UUID.fromString(asked.getRequest()),
                Aspect.ofCode(asked.getAspect().value()));
    }

    /** Withdraws the task just made when its aspect was cancelled while it was made. */
    public void sweep(TaskRequest made) {
        if (!wanted(Subject.parse(made.subject()))) {
            tasks.cancel(made.subject(), NO_LONGER_WANTED);
        }
    }

    /** Withdraws the waiting tasks of these aspects, in the caller's transaction. */
    void cancel(UUID request, List<Aspect> aspects) {
        aspects.forEach(aspect -> tasks.cancel(new Subject(request, aspect).toString(), NO_LONGER_WANTED));
    }

    /** The task of an aspect that waits for a decision; empty when it is not made yet, or over. */
    public Optional<Task> waiting(UUID request, Aspect aspect) {
        return tasks.ofSubject(new Subject(request, aspect).toString()).stream()
                .filter(task -> task.state().waiting())
                .findFirst();
    }
}
