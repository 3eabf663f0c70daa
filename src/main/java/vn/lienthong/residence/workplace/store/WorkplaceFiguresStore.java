package vn.lienthong.residence.workplace.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.residence.workplace.WorkplaceFigure;
import vn.lienthong.residence.workplace.WorkplaceFigures;

/** Counts lines that were sent in a period. */
@Repository
public class WorkplaceFiguresStore {

    private static final String COUNTS =
            """
            count(*) FILTER (WHERE line.kind <> 'COMMENT') AS introduced,
            count(*) FILTER (WHERE line.kind <> 'INTRODUCE') AS asked,
            count(*) FILTER (WHERE line.report_wanted) AS reports_asked,
            count(line.report_sent_at) AS reported,
            count(*) FILTER (WHERE line.state IN ('SUBMITTED', 'APPROVED', 'RECEIVED')) AS commented,
            count(*) FILTER (WHERE line.state IN ('APPROVED', 'RECEIVED')) AS approved,
            count(line.received_at) AS received,
            count(*) FILTER (WHERE line.received_at <= line.due_at) AS in_time,
            count(*) FILTER (WHERE line.kind <> 'INTRODUCE'
                               AND (line.received_at > line.due_at
                                    OR line.received_at IS NULL AND (line.overdue OR line.due_at < :now))) AS late,
            (SELECT count(*) FROM residence_line_return back JOIN residence_list its ON its.id = back.list
              WHERE its.%1$s = list.%1$s AND back.at >= :from AND back.at < :to) AS returned,
            count(*) FILTER (WHERE line.proposal = 'COMMEND') AS commend,
            count(*) FILTER (WHERE line.proposal = 'NONE') AS none,
            count(*) FILTER (WHERE line.proposal = 'CONSIDER') AS consider
            """;

    private static final String SENT =
            """
             FROM residence_list list
             LEFT JOIN residence_line line ON line.list = list.id AND line.sent_at >= :from AND line.sent_at < :to
            WHERE list.organisation = ANY (:organisations)
              AND (line.id IS NOT NULL
                   OR EXISTS (SELECT FROM residence_line_return back
                               WHERE back.list = list.id AND back.at >= :from AND back.at < :to))
            """;

    private final JdbcClient jdbc;

    public WorkplaceFiguresStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param to the first moment after the period */
    public record Period(Instant from, Instant to, Instant now) {}

    /** A list with its figures. @param createdAt when it was made */
    public record ListFigures(UUID list, Instant createdAt, int year, WorkplaceFigures figures) {}

    /** By code; organisations that sent nothing are left out. */
    public Map<String, WorkplaceFigures> byOrganisation(Collection<String> organisations, Period period) {
        Map<String, WorkplaceFigures> figures = new LinkedHashMap<>();
        ask(
                        "organisation",
                        "list.organisation, ",
                        "GROUP BY list.organisation ORDER BY list.organisation",
                        organisations,
                        period)
                .query((row, number) -> figures.put(row.getString("organisation"), figures(row)))
                .list();
        return figures;
    }

    /** The lists of one organisation, in the order they were made. */
    public List<ListFigures> byList(String organisation, Period period) {
        return ask(
                        "id",
                        "list.id, list.created_at, list.year, ",
                        "GROUP BY list.id ORDER BY list.created_at, list.id",
                        List.of(organisation),
                        period)
                .query((row, number) -> new ListFigures(
                        Rows.id(row, "id"),
                        Rows.instant(row, "created_at").orElseThrow(),
                        row.getInt("year"),
                        figures(row)))
                .list();
    }

    private JdbcClient.StatementSpec ask(
            String key, String what, String grouped, Collection<String> organisations, Period period) {
        return jdbc.sql("SELECT " + what + COUNTS.formatted(key) + SENT + grouped)
                .param("organisations", organisations.toArray(String[]::new))
                .param("from", Rows.at(period.from()))
                .param("to", Rows.at(period.to()))
                .param("now", Rows.at(period.now()));
    }

    private static WorkplaceFigures figures(ResultSet row) throws SQLException {
        int[] counted = new int[WorkplaceFigure.values().length];
        for (WorkplaceFigure figure : WorkplaceFigure.values()) {
            counted[figure.ordinal()] = row.getInt(figure.column());
        }
        return WorkplaceFigures.of(figure -> counted[figure.ordinal()]);
    }
}
