package vn.sandbox.identity;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Logins that wait for a phone: a browser shows the ticket as a QR code, a phone answers it, once, within three minutes. */
@Component
final class QrLogins {

    static final Duration LIFE = Duration.ofMinutes(3);

    private final Map<String, Ticket> tickets = new LinkedHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock = Clock.systemUTC();

    /** What has become of a ticket. */
    enum State {
        WAITING,
        APPROVED,
        REJECTED,
        /** Too old, already used, or never issued. */
        GONE
    }

    private record Ticket(Instant expiry, State state, Optional<String> personalId) {}

    /** A new ticket, waiting. */
    synchronized String open() {
        forgetOld();
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        String id = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        tickets.put(id, new Ticket(clock.instant().plus(LIFE), State.WAITING, Optional.empty()));
        return id;
    }

    /** Tickets no phone has answered yet, newest first. */
    synchronized List<String> waiting() {
        forgetOld();
        return tickets.entrySet().stream()
                .filter(ticket -> ticket.getValue().state() == State.WAITING)
                .map(Map.Entry::getKey)
                .sorted((a, b) ->
                        tickets.get(b).expiry().compareTo(tickets.get(a).expiry()))
                .toList();
    }

    synchronized State state(String id) {
        forgetOld();
        Ticket ticket = tickets.get(id);
        return ticket == null ? State.GONE : ticket.state();
    }

    /** The phone's answer. @return false when the ticket no longer waits */
    synchronized boolean answer(String id, String personalId, boolean approve) {
        if (state(id) != State.WAITING) {
            return false;
        }
        Ticket ticket = tickets.get(id);
        tickets.put(
                id, new Ticket(ticket.expiry(), approve ? State.APPROVED : State.REJECTED, Optional.of(personalId)));
        return true;
    }

    /** Turns an approved ticket into the person who approved it; the ticket is used up. */
    synchronized Optional<String> redeem(String id) {
        if (state(id) != State.APPROVED) {
            return Optional.empty();
        }
        return tickets.remove(id).personalId();
    }

    private void forgetOld() {
        Instant now = clock.instant();
        tickets.values().removeIf(ticket -> !now.isBefore(ticket.expiry()));
    }
}
