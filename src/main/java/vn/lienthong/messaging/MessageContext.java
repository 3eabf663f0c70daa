package vn.lienthong.messaging;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Which message, and on whose behalf, the current thread is working for. Set by the routes for each exchange, and by each
 * service around what a person asks of it: nothing sets it for a web request as a whole. Read by {@link Outbox}, {@link
 * Inbox} and whatever writes down who did something; without it that is the hub.
 *
 * @param messageId the message being handled; empty when a person's request is
 * @param actor {@code person:<id>} or {@code hub}
 * @param traceparent W3C trace context to continue; empty to start one
 */
public record MessageContext(Optional<UUID> messageId, String actor, Optional<String> traceparent) {

    /** The actor of what the hub does by itself. */
    public static final String HUB = "hub";

    private static final MessageContext NONE = new MessageContext(Optional.empty(), HUB, Optional.empty());
    private static final ThreadLocal<MessageContext> CURRENT = ThreadLocal.withInitial(() -> NONE);

    public static MessageContext current() {
        return CURRENT.get();
    }

    /** The context of a person's own request. */
    public static MessageContext ofPerson(long personId) {
        return new MessageContext(Optional.empty(), "person:" + personId, Optional.empty());
    }

    /** Makes this the context of the current thread until {@link #leave()}: for the routes, whose end is a call-back. */
    void enter() {
        CURRENT.set(this);
    }

    static void leave() {
        CURRENT.remove();
    }

    /** Runs {@code work} in this context and puts the previous one back. */
    public <T> T call(Supplier<T> work) {
        MessageContext previous = CURRENT.get();
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            CURRENT.set(previous);
        }
    }

    /** See {@link #call(Supplier)}. */
    public void run(Runnable work) {
        call(() -> {
            work.run();
            return null;
        });
    }
}
