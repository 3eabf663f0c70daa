package vn.lienthong.residence.workplace.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.residence.workplace.ToldViolation;

/** The table {@code residence_told_violation}. */
@Repository
public class ToldViolationStore {

    private static final String SELECT =
            "SELECT t.*, l.full_name, l.cell FROM residence_told_violation t JOIN residence_line l ON l.id = t.line ";

    private final JdbcClient jdbc;

    public ToldViolationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a page of a list ended. */
    public record Key(boolean urgent, Instant at, UUID id) {}

    /** A member of a list of an organisation, of whom something was told. */
    public record About(String organisation, long person) {}

    /** @return whether it is news; the name and the cell are the line's */
    public boolean keep(ToldViolation told) {
        return jdbc.sql(
                                """
                                INSERT INTO residence_told_violation (id, line, organisation, person, by_code, by_name, at, urgent, text)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
                                """)
                        .params(
                                told.id(),
                                told.line(),
                                told.organisation(),
                                told.person(),
                                told.byCode(),
                                told.byName(),
                                Rows.at(told.at()),
                                told.urgent(),
                                told.text())
                        .update()
                > 0;
    }

    public Optional<ToldViolation> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE t.id = ?")
                .param(id)
                .query(ToldViolationStore::told)
                .optional();
    }

    /** Of whom anything was told, of lists of these organisations. */
    public List<About> about(Collection<String> organisations) {
        return jdbc.sql(
                        "SELECT DISTINCT organisation, person FROM residence_told_violation WHERE organisation = ANY (?)")
                .param(organisations.toArray(String[]::new))
                .query((row, number) -> new About(row.getString("organisation"), row.getLong("person")))
                .list();
    }

    /** About these members; urgent ones first, then the newest. */
    public List<ToldViolation> list(Collection<About> about, Optional<Key> after, int limit) {
        Map<String, Object> values = new HashMap<>();
        values.put("organisations", about.stream().map(About::organisation).toArray(String[]::new));
        values.put("people", about.stream().map(About::person).toArray(Long[]::new));
        values.put("urgent", after.map(Key::urgent).orElse(null));
        values.put("at", after.map(key -> Rows.at(key.at())).orElse(null));
        values.put("id", after.map(Key::id).orElse(null));
        values.put("limit", limit);
        return jdbc.sql(
                        SELECT
                                + """
                         WHERE (t.organisation, t.person) IN (SELECT * FROM unnest(:organisations::text[], :people::bigint[]))
                           AND (:at::timestamptz IS NULL OR (t.urgent, t.at, t.id) < (:urgent, :at, :id))
                         ORDER BY t.urgent DESC, t.at DESC, t.id DESC LIMIT :limit
                        """)
                .params(values)
                .query(ToldViolationStore::told)
                .list();
    }

    /** The first to read it stays written down. */
    public void read(UUID id, long person, Instant now) {
        jdbc.sql("UPDATE residence_told_violation SET read_at = ?, read_by = ? WHERE id = ? AND read_at IS NULL")
                .params(Rows.at(now), person, id)
                .update();
    }

    private static ToldViolation told(ResultSet row, int number) throws SQLException {
        return new ToldViolation(
                Rows.id(row, "id"),
                Rows.id(row, "line"),
                row.getString("organisation"),
                row.getLong("person"),
                row.getString("full_name"),
                row.getString("cell"),
                row.getString("by_code"),
                row.getString("by_name"),
                Rows.instant(row, "at").orElseThrow(),
                row.getBoolean("urgent"),
                row.getString("text"),
                Rows.instant(row, "read_at"),
                Rows.number(row, "read_by"));
    }
}
