package vn.sandbox.exchange;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** What the relay holds. Safe for use by many threads. */
@Component("exchangeMailboxes")
public final class Mailboxes {

    private final Map<String, Delivery> deliveries = new LinkedHashMap<>();
    private final AtomicInteger counter = new AtomicInteger();

    /** Takes what came; the same as often as it comes. */
    public synchronized Delivery add(
            String client, String to, String messageId, String issue, String signature, byte[] content) {
        Delivery delivery = new Delivery(
                "D%08d".formatted(counter.incrementAndGet()),
                client,
                to,
                messageId,
                issue,
                signature,
                content,
                Optional.empty());
        deliveries.put(delivery.id(), delivery);
        return delivery;
    }

    /** Delivers what it delivered before once more. */
    public synchronized Delivery repeat(Delivery delivery) {
        Delivery again = delivery.again("D%08d".formatted(counter.incrementAndGet()));
        deliveries.put(again.id(), again);
        return again;
    }

    public synchronized Optional<Delivery> find(String id) {
        return Optional.ofNullable(deliveries.get(id));
    }

    /** In the order they came. */
    public synchronized List<Delivery> all() {
        return new ArrayList<>(deliveries.values());
    }

    synchronized List<Delivery> waiting(String to) {
        return deliveries.values().stream()
                .filter(delivery ->
                        delivery.to().equals(to) && delivery.outcome().isEmpty())
                .toList();
    }

    synchronized void settle(String id, String outcome) {
        deliveries.computeIfPresent(id, (same, delivery) -> delivery.settled(outcome));
    }
}
