package vn.lienthong.partner.exchange;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which organisations work at other hubs, and the way to them. */
public interface OtherHubs {

    /**
     * The hub an organisation belongs to today; one that has ended, unless it is named itself, belongs to that of the one that cares
     * for what it left. Empty for this hub.
     *
     * @throws vn.lienthong.failure.Failure {@code LT-EXC-013} when there are other hubs and neither is known today: it may be of any
     *     of them
     */
    Optional<OtherHub> of(String organisation);

    /** How many bytes of documents can go to another hub at once. */
    long room();

    /**
     * Stores a message to be sent to another hub. In the caller's transaction, in the order of its dossier.
     *
     * @param hub its organ id
     * @param subject what the envelope is about, for whoever looks at it on its way; without personal data
     * @param message a generated type of {@code xsd/lienthong/v1}
     * @param documents kept here, to be sent along
     */
    void send(String hub, String subject, String dossier, Object message, List<UUID> documents);
}
