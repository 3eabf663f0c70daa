package vn.lienthong.notice;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One notice in somebody's portal account.
 *
 * @param kind see {@link Notices#request}
 * @param readAt empty while unread
 */
public record Notice(
        UUID id,
        String dossier,
        String kind,
        List<String> arguments,
        String link,
        Instant createdAt,
        Optional<Instant> readAt) {}
