package vn.lienthong.messaging;

/** Told, in the same transaction, when a dossier gets its first parked message and when it has none left. */
public interface DeadLetterListener {

    /**
     * @param dossier number as the message carried it; may be unknown
     * @param waiting whether at least one parked message of it waits for the operator
     */
    void parkedMessages(String dossier, boolean waiting);
}
