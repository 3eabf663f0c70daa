package vn.lienthong.messaging;

import java.util.List;
import java.util.function.Consumer;

/** Makes a consumer's effect happen once, however often its message arrives. */
public interface Inbox {

    /**
     * Runs {@code effect} in one transaction with the note that {@code consumer} has seen the current message; when the
     * note is already there nothing runs and the message counts as done.
     *
     * @param consumer a stable name of the effect, usually the route id
     * @param effect what the message causes; its failure undoes the note as well
     * @return whether the effect ran now
     */
    boolean once(String consumer, Runnable effect);

    /**
     * As {@link #once}, for a whole batch: {@code effect} gets the messages that are new to the consumer, and is not run when
     * there are none.
     */
    void onceEach(String consumer, MessageBatch batch, Consumer<List<MessageBatch.Item>> effect);
}
