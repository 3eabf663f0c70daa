package vn.lienthong.humantask;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.lienthong.failure.ErrorCode;

/**
 * The tasks and what people may do with them. Each command takes the task's row lock, then looks at the person's right and the
 * task's state; whoever comes second gets a conflict. The person is the hub's number of whoever is logged in.
 */
public interface Tasks {

    TaskPage list(long person, TaskQuery query);

    /** How many wait for this person, by task type; types without any are absent. */
    Map<String, Integer> waiting(long person);

    /** @throws vn.lienthong.failure.Failure {@link ErrorCode#TASK_UNKNOWN} also when it is not for this person to see */
    Task get(long person, UUID task);

    /** Everything that happened to a task this person may see, in order. */
    List<TaskEvent> history(long person, UUID task);

    /** Whether the person may decide this task now; false also when it is closed or another holds it. */
    boolean mayDecide(long person, Task task);

    /** Takes the task for oneself. Claiming what one already holds changes nothing. */
    Task claim(long person, UUID task);

    /** Gives a task one holds back. */
    Task release(long person, UUID task);

    /**
     * Decides a task that is open or held by the person. The message that resumes its route leaves in the same
     * transaction.
     *
     * @param reason may be null or blank unless the outcome needs one; at most 1,000 characters
     */
    Task decide(long person, UUID task, String outcome, String reason);

    /**
     * Decides several tasks, each in a transaction of its own, so that one failure does not stop the others nor hides what was
     * decided before it.
     *
     * @return for each task null when it was decided, else the code of its failure, {@link ErrorCode#INTERNAL} when the
     *     database failed; in the order given
     */
    Map<UUID, ErrorCode> decideAll(long person, List<UUID> tasks, String outcome, String reason);

    /** The tasks of one subject in any state, oldest first: for the module that asked for them. */
    List<Task> ofSubject(String subject);

    /**
     * Withdraws the waiting tasks of a subject in the caller's transaction; decided ones stay as they are.
     *
     * @return how many were cancelled
     */
    int cancel(String subject, String reason);
}
