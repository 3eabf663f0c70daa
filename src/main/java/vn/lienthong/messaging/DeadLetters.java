package vn.lienthong.messaging;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The parked messages and the two things an operator may do with one. */
public interface DeadLetters {

    Optional<DeadLetter> find(UUID id);

    /** Those that wait, newest first. */
    List<DeadLetter> waiting(int limit);

    /** Whether a message of this dossier waits that was parked from this queue. */
    boolean waits(String queue, String dossier);

    /**
     * Sends the message to its queue again, once.
     *
     * @param operator {@code person:<id>}
     * @throws vn.lienthong.failure.Failure when unknown or already replayed or discarded
     */
    void replay(UUID id, String operator);

    /**
     * Gives the message up.
     *
     * @param reason why; not blank
     * @throws vn.lienthong.failure.Failure when unknown, already settled, or without a reason
     */
    void discard(UUID id, String operator, String reason);
}
