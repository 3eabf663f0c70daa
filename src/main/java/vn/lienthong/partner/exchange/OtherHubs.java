package vn.lienthong.partner.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which organisations work at other hubs, and the way to them. */
public interface OtherHubs {

    /** The hub an organisation belongs to on that day; empty for this one, and for an organisation that is unknown then. */
    Optional<OtherHub> of(String organisation, LocalDate on);

    /**
     * Stores a message to be sent to another hub. In the caller's transaction, in the order of its dossier.
     *
     * @param subject what the envelope is about, for whoever looks at it on its way; without personal data
     * @param message a generated type of {@code xsd/lienthong/v1}
     * @param documents kept here, to be sent along
     */
    void send(OtherHub hub, String subject, String dossier, Object message, List<UUID> documents);
}
