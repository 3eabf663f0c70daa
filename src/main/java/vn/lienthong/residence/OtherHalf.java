package vn.lienthong.residence;

import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.partner.exchange.OtherHub;
import vn.lienthong.partner.exchange.OtherHubs;

/** The way from one half of the conversation to the other, wherever that is. A conversation stays with the hub it began with. */
@Component
public class OtherHalf {

    /** What is noted for this hub, where others have their organ id. */
    public static final String HERE = "";

    private static final long MEGABYTE = 1024 * 1024;

    private final OtherHubs hubs;
    private final Outbox outbox;

    OtherHalf(OtherHubs hubs, Outbox outbox) {
        this.hubs = hubs;
        this.outbox = outbox;
    }

    /**
     * The hub to talk to about what is, or was, an organisation's.
     *
     * @param noted where the conversation began; empty when it begins now, or nobody noted it
     * @return {@link #HERE} or an organ id
     * @throws Failure {@code LT-EXC-013} when the organisation is to decide and is unknown today
     */
    public String place(Optional<String> noted, String organisation) {
        return noted.orElseGet(
                () -> hubs.of(organisation).map(OtherHub::organId).orElse(HERE));
    }

    /**
     * Stores a message for the other half: on its queue here, the one {@link Crossing} has for its type, or on the way to its hub. In
     * the caller's transaction.
     *
     * @param place see {@link #place}
     * @param message one of those the halves say to each other
     */
    public void tell(String place, String dossier, Object message) {
        Crossing crossing = Crossing.of(message);
        if (place.equals(HERE)) {
            outbox.send(crossing.queue(), dossier, message);
        } else {
            hubs.send(place, crossing.subject(), dossier, message, crossing.documents(message));
        }
    }

    /** Whether documents of so many bytes can go there at once. */
    public boolean hasRoom(String place, long bytes) {
        return place.equals(HERE) || bytes <= hubs.room();
    }

    /** @throws Failure {@code LT-RES-074} when they cannot */
    public void requireRoom(String place, long bytes) {
        if (!hasRoom(place, bytes)) {
            throw new Failure(
                    ErrorCode.RESIDENCE_TOO_LARGE_TO_CROSS, bytes + " bytes", Long.toString(hubs.room() / MEGABYTE));
        }
    }

    /** Name of the hub an organisation works at today, when it is not this one and known: for people to read. */
    public Optional<String> hubOf(String organisation) {
        try {
            return hubs.of(organisation).map(OtherHub::name);
        } catch (Failure unknown) {
            return Optional.empty();
        }
    }
}
