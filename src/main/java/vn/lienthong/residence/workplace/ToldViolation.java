package vn.lienthong.residence.workplace;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Thông báo vi phạm as it came from the organisation where the member lives.
 *
 * @param id the sender's
 * @param organisation code of the organisation whose list the line is on
 * @param person the hub's number of the member it is about
 * @param cell code of the member's cell at work
 * @param byCode of the organisation that tells it
 * @param byName its full name, as it says itself
 * @param at when it was told
 * @param readAt when somebody read it first
 */
public record ToldViolation(
        UUID id,
        UUID line,
        String organisation,
        long person,
        String fullName,
        String cell,
        String byCode,
        String byName,
        Instant at,
        boolean urgent,
        String text,
        Optional<Instant> readAt,
        OptionalLong readBy) {}
