package vn.sandbox.exchange;

import java.util.Optional;

/**
 * An envelope on its way.
 *
 * @param id the relay's own name of it
 * @param client {@code X-Road-Client} of the sender
 * @param to code of the hub it is for
 * @param messageId {@code X-Road-Id}
 * @param issue {@code X-Road-Issue}
 * @param signature as it came; null when none did
 * @param outcome what the receiver said became of it; empty while it waits
 */
public record Delivery(
        String id,
        String client,
        String to,
        String messageId,
        String issue,
        String signature,
        byte[] content,
        Optional<String> outcome) {

    /** Another name, nothing said of it yet. */
    Delivery again(String anew) {
        return new Delivery(anew, client, to, messageId, issue, signature, content, Optional.empty());
    }

    Delivery settled(String said) {
        return new Delivery(id, client, to, messageId, issue, signature, content, Optional.of(said));
    }
}
