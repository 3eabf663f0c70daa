package vn.lienthong.humantask;

import java.util.UUID;

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

    /** The route has taken the decision up: DECIDED becomes RESUMED. Idempotent. */
    void resumed(UUID task);

    /** @throws IllegalArgumentException when the rules know no such type */
    void requireType(String type);

    /** @throws IllegalArgumentException when the rules know no such outcome of the type */
    void requireOutcome(String type, String outcome);
}
