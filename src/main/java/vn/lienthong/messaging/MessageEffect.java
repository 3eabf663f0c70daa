package vn.lienthong.messaging;

import java.util.UUID;

/**
 * Published, in the transaction and the thread of the effect, when a message has caused one: for what is to be noted with it or
 * not at all.
 *
 * @param message whose effect it is
 */
public record MessageEffect(UUID message) {}
