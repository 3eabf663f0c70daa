package vn.lienthong.residence;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.partner.exchange.OtherHub;
import vn.lienthong.partner.exchange.OtherHubs;

/** The way from one half of the conversation to the other, wherever that is. */
@Component
public class OtherHalf {

    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final OtherHubs hubs;
    private final Outbox outbox;
    private final Clock clock;

    OtherHalf(OtherHubs hubs, Outbox outbox, Clock clock) {
        this.hubs = hubs;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Stores a message for the half where an organisation works: on its queue here, or on the way to the hub the organisation
     * belongs to today. In the caller's transaction.
     *
     * @param organisation code of whom the message is for
     * @param message one of those the halves say to each other
     */
    public void tell(String organisation, String dossier, Object message) {
        Crossing crossing = Crossing.of(message);
        Optional<OtherHub> hub = hubs.of(organisation, today());
        if (hub.isPresent()) {
            hubs.send(hub.get(), crossing.subject(), dossier, message, crossing.documents(message));
        } else {
            outbox.send(crossing.queue(), dossier, message);
        }
    }

    /** Name of the hub an organisation works at, when it is not this one. */
    public Optional<String> hubOf(String organisation) {
        return hubs.of(organisation, today()).map(OtherHub::name);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), VIETNAM);
    }
}
