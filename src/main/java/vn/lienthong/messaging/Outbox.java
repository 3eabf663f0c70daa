package vn.lienthong.messaging;

import java.util.UUID;

/** The only way out: a message is stored in the caller's transaction and sent by the relay after the commit. */
public interface Outbox {

    /**
     * Stores one message to be sent. Must run inside a transaction that also writes the state the message tells of.
     *
     * <p>Messages of one dossier are sent in the order they were stored, provided the caller holds the dossier's row
     * lock, which every change of a dossier takes.
     *
     * @param queue a name of {@link Queues}
     * @param dossier number of the dossier the message belongs to; also its ordering group
     * @param body a generated type of {@code xsd/lienthong/v1} with a root element; validated before it is stored
     * @return the new message's id
     */
    UUID send(String queue, String dossier, Object body);
}
