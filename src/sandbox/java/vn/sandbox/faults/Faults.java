package vn.sandbox.faults;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The present state of every partner. Safe for use by many threads. */
@Component
public final class Faults {

    private final Map<String, FaultyPartner> partners;
    private final Map<String, Fault> present = new ConcurrentHashMap<>();
    private final ApplicationEventPublisher events;

    /** A partner behaves differently from now on; for partners that have no web requests to break. */
    public record Changed(String partner, Fault now) {}

    Faults(List<FaultyPartner> partners, ApplicationEventPublisher events) {
        this.events = events;
        this.partners = partners.stream().collect(Collectors.toMap(FaultyPartner::id, Function.identity()));
    }

    public Collection<FaultyPartner> partners() {
        return partners.values().stream()
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
    }

    /** How the partner behaves now; {@link Fault#NONE} when nothing was changed. */
    public Fault of(String partner) {
        return present.getOrDefault(partner, Fault.NONE);
    }

    /** Whether one of the partner's own switches is on. */
    public boolean isOn(String partner, String switchId) {
        return value(partner, switchId).isPresent();
    }

    /** The value a partner's own switch was set to; empty while it is off. */
    public Optional<String> value(String partner, String switchId) {
        return of(partner).value(switchId);
    }

    /** @throws IllegalArgumentException when the partner or one of the switches does not exist */
    public void set(String partner, Fault fault) {
        FaultyPartner known = partners.get(partner);
        if (known == null) {
            throw new IllegalArgumentException("no partner " + partner + ", there are " + partners.keySet());
        }
        for (String id : fault.switches().keySet()) {
            if (!known.switches().containsKey(id)) {
                throw new IllegalArgumentException(partner + " has no switch " + id + ", it has "
                        + known.switches().keySet());
            }
        }
        present.put(partner, fault);
        events.publishEvent(new Changed(partner, fault));
    }

    /** Puts one partner in good health again. */
    public void reset(String partner) {
        if (present.remove(partner) != null) {
            events.publishEvent(new Changed(partner, Fault.NONE));
        }
    }

    /** Puts every partner in good health again. */
    public void reset() {
        List.copyOf(present.keySet()).forEach(this::reset);
    }

    /** What the partner that answers on this path should suffer. */
    Fault onPath(String path) {
        if (present.isEmpty()) {
            return Fault.NONE;
        }
        return partners.values().stream()
                .filter(partner -> partner.answers(path))
                .findFirst()
                .map(partner -> of(partner.id()))
                .orElse(Fault.NONE);
    }
}
