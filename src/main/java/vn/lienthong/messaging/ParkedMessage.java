package vn.lienthong.messaging;

import java.util.UUID;

/**
 * A message that is being parked, with its stamp: code, route and cause. What a malformed message does not say is "-".
 *
 * @param causation null when unknown
 * @param body null when it had no readable text
 */
record ParkedMessage(
        UUID messageId,
        String queue,
        String route,
        String dossier,
        String type,
        String actor,
        UUID causation,
        String code,
        String cause,
        String body) {}
