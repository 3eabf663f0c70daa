package vn.lienthong.document;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The documents the hub has issued or keeps for others. Nothing that is kept is ever changed or deleted. */
public interface Documents {

    /** Keeps a document in the caller's transaction. */
    void keep(NewDocument document, byte[] content);

    Optional<KeptDocument> find(UUID id);

    /** Those of them that are kept here, by their ids. */
    Map<UUID, KeptDocument> find(Collection<UUID> ids);

    /**
     * Writes the content part by part, so that a large one is never in memory as a whole. Holds no transaction: the content
     * cannot change.
     */
    void copy(UUID id, OutputStream out) throws IOException;

    /**
     * Takes a document out of force, once.
     *
     * @param reason told to whoever checks the document
     * @return false when it was revoked before
     */
    boolean revoke(UUID id, String reason);
}
