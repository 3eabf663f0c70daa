package vn.lienthong.humantask;

import java.time.Instant;
import java.util.Optional;

/**
 * One line of a task's history.
 *
 * @param event key below {@code tasks.event.}: created, claimed, released, decided, resumed, escalated, cancelled, expired
 * @param actor {@code person:<id>} or {@code hub}
 * @param detail outcome, organisation or reason
 */
public record TaskEvent(Instant at, String event, String actor, Optional<String> detail) {}
