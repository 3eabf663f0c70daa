package vn.lienthong.residence;

import java.time.LocalDate;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.exchange.OtherHub;
import vn.lienthong.partner.exchange.OtherHubs;

/** A hub whose signature a message bears, and what it has a say in today. */
public final class Speaker {

    private final OtherHub hub;
    private final OtherHubs hubs;
    private final LocalDate today;

    Speaker(OtherHub hub, OtherHubs hubs, LocalDate today) {
        this.hub = hub;
        this.hubs = hubs;
        this.today = today;
    }

    /** @throws Failure {@code LT-EXC-011} when the organisation does not work at this hub */
    public void requireOwn(String organisation) {
        boolean own = hubs.of(organisation, today)
                .filter(found -> found.organId().equals(hub.organId()))
                .isPresent();
        if (!own) {
            throw new Failure(ErrorCode.EXCHANGE_SPEAKER, organisation + " is not of " + hub.organId());
        }
    }

    /** @throws Failure {@code LT-EXC-005} when the organisation works at another hub, whichever */
    public void requireOurs(String organisation) {
        if (hubs.of(organisation, today).isPresent()) {
            throw new Failure(ErrorCode.EXCHANGE_MISADDRESSED, organisation + " works at another hub");
        }
    }
}
