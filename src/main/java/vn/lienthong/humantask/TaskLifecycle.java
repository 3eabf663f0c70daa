package vn.lienthong.humantask;

import java.util.UUID;
import java.util.function.Supplier;

/** What the routes do with tasks, through the component {@code human-task:}. */
public interface TaskLifecycle {

    /**
     * Creates the task the current message asks for and tells the candidates. A message that did so before changes
     * nothing.
     *
     * @param type name of the task type
     * @param dossier number of the dossier the message belongs to
     */
    void create(String type, String dossier, TaskRequest request);

    /**
     * The current thread gives a decision to its route. With the first effect it has on this thread, in its transaction, the task
     * becomes RESUMED.
     *
     * @param task asked for then
     */
    Resumption resuming(Supplier<UUID> task);

    /** A decision on its way through its route. */
    interface Resumption {

        /**
         * The route has ended; a task that no effect has marked becomes RESUMED if it ended well.
         *
         * @param well false when the decision was parked or comes again: a task that is still DECIDED stays so
         */
        void end(boolean well);
    }

    /** @throws IllegalArgumentException when the rules know no such type */
    void requireType(String type);

    /** @throws IllegalArgumentException when the rules know no such outcome of the type */
    void requireOutcome(String type, String outcome);
}
