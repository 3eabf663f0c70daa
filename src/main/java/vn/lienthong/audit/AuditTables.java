package vn.lienthong.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Stores entries; each also goes on the list of those that wait for their seal, in one round trip. */
@Component
class AuditTables implements AuditLog {

    private static final String RECORD =
            """
            WITH recorded AS (
                INSERT INTO audit_entry (at, actor, action, subject, details)
                VALUES (:at, :actor, :action, :subject, :details)
                RETURNING id)
            INSERT INTO audit_pending (entry) SELECT id FROM recorded
            """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditTables(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public void record(String actor, String action, String subject, Map<String, String> details) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        jdbc.sql(RECORD)
                .param("at", OffsetDateTime.ofInstant(now, ZoneOffset.UTC))
                .param("actor", actor)
                .param("action", action)
                .param("subject", subject)
                .param("details", json(details))
                .update();
    }

    private static String json(Map<String, String> details) {
        try {
            return JSON.writeValueAsString(new TreeMap<>(details));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("details that are not text", e);
        }
    }
}
