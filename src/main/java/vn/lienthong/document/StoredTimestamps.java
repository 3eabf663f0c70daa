package vn.lienthong.document;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code document_timestamp}. */
@Component
class StoredTimestamps {

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredTimestamps(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A file that is to have a timestamp, by its SHA-256. */
    record Wanted(UUID document, byte[] sha256) {}

    void want(UUID document) {
        jdbc.sql("INSERT INTO document_timestamp (document, wanted_at) VALUES (?, ?)")
                .params(document, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Those that wait, the oldest first. */
    List<Wanted> wanted(int limit) {
        return jdbc.sql(
                        """
                        SELECT t.document, d.sha256 FROM document_timestamp t JOIN document d ON d.id = t.document
                        WHERE t.token IS NULL ORDER BY t.wanted_at, t.document LIMIT ?
                        """)
                .param(limit)
                .query((row, number) -> new Wanted(row.getObject(1, UUID.class), row.getBytes(2)))
                .list();
    }

    /** Another node may have been quicker; then its timestamp stays. */
    void keep(UUID document, byte[] token, Instant at) {
        jdbc.sql("UPDATE document_timestamp SET token = ?, stamped_at = ? WHERE document = ? AND token IS NULL")
                .params(token, at.atOffset(ZoneOffset.UTC), document)
                .update();
    }

    Optional<DocumentTimestamp> of(UUID document) {
        return jdbc.sql("SELECT stamped_at FROM document_timestamp WHERE document = ?")
                .param(document)
                .query((row, number) -> new DocumentTimestamp(
                        Optional.ofNullable(row.getTimestamp(1)).map(Timestamp::toInstant)))
                .optional();
    }
}
