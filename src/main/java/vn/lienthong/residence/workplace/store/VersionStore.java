package vn.lienthong.residence.workplace.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.residence.workplace.LineKind;
import vn.lienthong.residence.workplace.VersionLine;

/** The table {@code residence_submitted_line}, beside the lines of today. */
@Repository
public class VersionStore {

    private final JdbcClient jdbc;

    public VersionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those in front that were changed or taken off since, then by name. */
    public List<VersionLine> lines(UUID list, int submission, int offset, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM (
                            SELECT s.*, CASE WHEN l.id IS NULL THEN 'REMOVED'
                                             WHEN l.corrected OR (l.residence, l.kind, l.report_wanted, l.exempt_group)
                                                  IS DISTINCT FROM (s.residence, s.kind, s.report_wanted, s.exempt_group) THEN 'CHANGED'
                                             ELSE 'SAME' END AS since
                              FROM residence_submitted_line s
                              LEFT JOIN residence_line l ON l.list = s.list AND l.person = s.person
                             WHERE s.list = ? AND s.submission = ?) version
                         ORDER BY since = 'SAME', sort_key, person OFFSET ? LIMIT ?
                        """)
                .params(list, submission, offset, limit)
                .query(VersionStore::line)
                .list();
    }

    /** How many lines are on the list of today that were not handed in with it. */
    public int added(UUID list, int submission) {
        return jdbc.sql(
                        """
                        SELECT count(*) FROM residence_line l
                         WHERE l.list = ? AND NOT EXISTS (SELECT FROM residence_submitted_line s
                               WHERE s.list = l.list AND s.submission = ? AND s.person = l.person)
                        """)
                .params(list, submission)
                .query(Integer.class)
                .single();
    }

    /** Those of these lines that still ask what was handed in, of whom it was handed in. */
    public Set<UUID> asSubmitted(UUID list, int submission, Collection<UUID> lines) {
        return Set.copyOf(jdbc.sql(
                        """
                        SELECT l.id FROM residence_line l JOIN residence_submitted_line s
                            ON s.list = l.list AND s.submission = ? AND s.person = l.person
                           AND (s.residence, s.kind, s.report_wanted) = (l.residence, l.kind, l.report_wanted)
                         WHERE l.list = ? AND l.id = ANY (?) AND NOT l.corrected
                        """)
                .params(submission, list, lines.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    private static VersionLine line(ResultSet row, int number) throws SQLException {
        return new VersionLine(
                row.getString("full_name"),
                row.getString("cell"),
                row.getString("residence"),
                LineKind.valueOf(row.getString("kind")),
                row.getBoolean("report_wanted"),
                Rows.text(row, "exempt_group"),
                VersionLine.Since.valueOf(row.getString("since")));
    }
}
