package vn.lienthong.residence.home;

import static vn.lienthong.residence.home.Row.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Counts requests that came in a period. */
@Repository
class HomeFiguresStore {

    private static final String COUNT =
            """
            SELECT r.organisation,
                   count(*) FILTER (WHERE r.kind <> 'COMMENT') AS introduced,
                   count(r.introduced_at) AS taken,
                   count(*) FILTER (WHERE r.kind <> 'INTRODUCE') AS asked,
                   count(*) FILTER (WHERE r.report_wanted) AS reports_asked,
                   count(p.line) AS reported,
                   count(*) FILTER (WHERE f.state <> 'WAITING') AS written,
                   count(*) FILTER (WHERE f.state NOT IN ('WAITING', 'DRAFT', 'RETURNED')) AS submitted,
                   count(*) FILTER (WHERE f.state IN ('APPROVED', 'SIGNING', 'UNSIGNED', 'SENT')) AS approved,
                   count(f.sent_at) AS sent,
                   count(*) FILTER (WHERE f.sent_at <= f.due_at) AS in_time,
                   count(*) FILTER (WHERE coalesce(f.sent_at, :now) > f.due_at) AS late,
                   0 AS returned,
                   0 AS returned_late,
                   count(*) FILTER (WHERE f.state = 'SENT' AND f.criteria[%1$d] = 1) AS commend,
                   count(*) FILTER (WHERE f.state = 'SENT' AND f.criteria[%1$d] = 2) AS none,
                   count(*) FILTER (WHERE f.state = 'SENT' AND f.criteria[%1$d] = 3) AS consider
              FROM residence_request r
              LEFT JOIN residence_form f ON f.line = r.line
              LEFT JOIN residence_received_report p ON p.line = r.line AND NOT p.withdrawn
             WHERE r.organisation = ANY (:organisations) AND r.returned_at IS NULL AND r.received_at >= :from AND r.received_at < :to
             GROUP BY r.organisation
            """
                    .formatted(HomeForm.PROPOSAL);

    private static final String RETURNED =
            """
            SELECT organisation, count(*) AS returned, count(*) FILTER (WHERE late) AS returned_late FROM residence_request_return
             WHERE organisation = ANY (:organisations) AND at >= :from AND at < :to GROUP BY organisation
            """;

    private final JdbcClient jdbc;

    HomeFiguresStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By code; organisations nothing came for are left out. @param to the first moment after the period */
    Map<String, HomeFigures> byOrganisation(Collection<String> organisations, Instant from, Instant to, Instant now) {
        Map<String, HomeFigures> figures = new HashMap<>();
        jdbc.sql(COUNT)
                .param("organisations", organisations.toArray(String[]::new))
                .param("from", at(from))
                .param("to", at(to))
                .param("now", at(now))
                .query((row, number) -> figures.put(row.getString("organisation"), figures(row)))
                .list();
        jdbc.sql(RETURNED)
                .param("organisations", organisations.toArray(String[]::new))
                .param("from", at(from))
                .param("to", at(to))
                .query((row, number) -> figures.merge(row.getString("organisation"), returned(row), HomeFigures::plus))
                .list();
        return figures;
    }

    private static HomeFigures returned(ResultSet row) throws SQLException {
        int all = row.getInt(HomeFigure.RETURNED.column());
        int late = row.getInt(HomeFigure.RETURNED_LATE.column());
        return HomeFigures.of(figure -> switch (figure) {
            case RETURNED -> all;
            case RETURNED_LATE -> late;
            default -> 0;
        });
    }

    private static HomeFigures figures(ResultSet row) throws SQLException {
        int[] counted = new int[HomeFigure.values().length];
        for (HomeFigure figure : HomeFigure.values()) {
            counted[figure.ordinal()] = row.getInt(figure.column());
        }
        return HomeFigures.of(figure -> counted[figure.ordinal()]);
    }
}
