package vn.lienthong.messaging;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The parked messages and the two things an operator may do with one. */
public interface DeadLetters {

    Optional<DeadLetter> find(UUID id);

    /** Those that wait, newest first. */
    List<DeadLetter> waiting(int limit);

    /**
     * What became of the messages of this dossier that were parked from this queue and name this id: PARKED when one of them waits,
     * else the state of the newest; empty when there was none.
     */
    Optional<DeadLetter.State> last(String queue, String dossier, String id);

    /**
     * Sends the message to its queue again, once.
     *
     * @param operator {@code person:<id>}
     * @throws vn.lienthong.failure.Failure when unknown or already replayed or discarded; {@code LT-MSG-010} when a partner wrote it
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
