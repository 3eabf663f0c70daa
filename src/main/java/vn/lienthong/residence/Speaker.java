package vn.lienthong.residence;

import java.util.Optional;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.exchange.OtherHub;
import vn.lienthong.partner.exchange.OtherHubs;

/**
 * A hub whose signature a message bears, and what it has a say in. Where it is to be known at which hub an organisation works today
 * and the organisation is unknown, every method fails with {@code LT-EXC-013}.
 */
public final class Speaker {

    private final OtherHub hub;
    private final OtherHubs hubs;

    Speaker(OtherHub hub, OtherHubs hubs) {
        this.hub = hub;
        this.hubs = hubs;
    }

    /** @throws Failure {@code LT-EXC-011} when the organisation does not work at this hub */
    public void requireOwn(String organisation) {
        if (!placeOf(organisation).equals(hub.organId())) {
            throw notOf(organisation);
        }
    }

    /**
     * Whether it is with this hub that a conversation is.
     *
     * @param noted where it began, see {@link OtherHalf#place}
     * @param organisation whose the conversation is there
     * @throws Failure {@code LT-EXC-011} when it is with another
     */
    public void requireOwn(Optional<String> noted, String organisation) {
        if (!noted.orElseGet(() -> placeOf(organisation)).equals(hub.organId())) {
            throw notOf(organisation);
        }
    }

    /**
     * Whether a conversation with this hub may have been passed on from one organisation to another.
     *
     * @param organisation may be unknown by now when the other works at this hub
     * @throws Failure {@code LT-EXC-011} when the other works neither at this hub nor where the first does
     */
    public void requireTogether(String organisation, String passedOnTo) {
        boolean together = organisation.equals(passedOnTo)
                || placeOf(passedOnTo).equals(hub.organId())
                || placeOf(organisation).equals(placeOf(passedOnTo));
        if (!together) {
            throw notOf(passedOnTo);
        }
    }

    /** @throws Failure {@code LT-EXC-014} when the organisation works at another hub, whichever */
    public void requireOurs(String organisation) {
        if (hubs.of(organisation).isPresent()) {
            throw new Failure(ErrorCode.EXCHANGE_NOT_OURS, organisation + " works at another hub");
        }
    }

    private String placeOf(String organisation) {
        return hubs.of(organisation).map(OtherHub::organId).orElse(OtherHalf.HERE);
    }

    private Failure notOf(String organisation) {
        return new Failure(ErrorCode.EXCHANGE_SPEAKER, organisation + " is not of " + hub.organId());
    }
}
