package vn.lienthong.residence.home;

import static vn.lienthong.residence.home.Row.at;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code residence_received_report}. */
@Repository
class HomeReportStore {

    private final JdbcClient jdbc;

    HomeReportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The latest word of a member stands, in whatever order they come. */
    void put(
            UUID line,
            String organisation,
            Instant when,
            String comment,
            List<UUID> documents,
            boolean withdrawn,
            boolean onPaper,
            Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO residence_received_report AS r (line, organisation, at, comment, documents, withdrawn, on_paper, received_at)
                        VALUES (?, ?, ?, ?, ?::uuid[], ?, ?, ?)
                        ON CONFLICT (line) DO UPDATE SET organisation = excluded.organisation, at = excluded.at,
                               comment = excluded.comment, documents = excluded.documents, withdrawn = excluded.withdrawn,
                               on_paper = excluded.on_paper, received_at = excluded.received_at
                         WHERE r.at < excluded.at
                        """)
                .params(line, organisation, at(when), comment, Row.array(documents), withdrawn, onPaper, at(now))
                .update();
    }

    /** The report that stands; empty when none came, or it was taken back. */
    Optional<ReceivedReport> find(UUID line) {
        return jdbc.sql("SELECT * FROM residence_received_report WHERE line = ? AND NOT withdrawn")
                .param(line)
                .query((row, number) -> new ReceivedReport(
                        line,
                        Row.instant(row, "at"),
                        row.getString("comment"),
                        Row.uuids(row, "documents"),
                        row.getBoolean("on_paper"),
                        Row.instant(row, "received_at")))
                .optional();
    }

    /** Those of these lines whose report is there. */
    Set<UUID> reported(Collection<UUID> lines) {
        return Set.copyOf(
                jdbc.sql("SELECT line FROM residence_received_report WHERE line = ANY (?::uuid[]) AND NOT withdrawn")
                        .param(Row.array(lines))
                        .query(UUID.class)
                        .list());
    }
}
