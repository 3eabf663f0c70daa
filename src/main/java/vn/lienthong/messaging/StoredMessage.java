package vn.lienthong.messaging;

import java.util.UUID;

/**
 * A message between the outbox and the broker.
 *
 * @param duplicateId what the broker recognises a repeated send by; the message id, or another for a replay
 * @param causation null when a person's click sent it
 */
record StoredMessage(
        String queue,
        UUID messageId,
        String duplicateId,
        String dossier,
        String type,
        UUID causation,
        String actor,
        String traceparent,
        String body) {}
