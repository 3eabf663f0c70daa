package vn.lienthong.fee.statement;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.fee.LedgerEntry;

/** Adds up {@code ledger_posting}. */
@Repository
class StatementStore {

    private static final String FIGURES =
            """
            coalesce(sum(p.received), 0) AS collected,
            coalesce(-sum(p.amount) FILTER (WHERE p.account = 'KEPT'), 0) AS kept,
            coalesce(-sum(p.amount) FILTER (WHERE p.account = 'HELD'), 0) AS held
            """;

    /** Entries are numbered as they are booked: the numbers of a period narrow the postings down before its days do. */
    private static final String OF_PERIOD =
            """
              FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry AND e.booked_on BETWEEN :from AND :to
             WHERE p.owner = ANY (:owners) AND p.account IN ('KEPT', 'HELD')
               AND p.entry BETWEEN (SELECT min(id) FROM ledger_entry WHERE booked_on BETWEEN :from AND :to)
                               AND (SELECT max(id) FROM ledger_entry WHERE booked_on BETWEEN :from AND :to)
            """;

    private final JdbcClient jdbc;

    StatementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By organisation; those without money are left out. */
    Map<String, Figures> figures(Collection<String> organisations, LocalDate from, LocalDate to) {
        Map<String, Figures> figures = new HashMap<>();
        jdbc.sql("SELECT p.owner, " + FIGURES + OF_PERIOD + " GROUP BY p.owner")
                .param("owners", organisations.toArray(String[]::new))
                .param("from", from)
                .param("to", to)
                .query((row, number) -> figures.put(row.getString("owner"), figures(row)))
                .list();
        return figures;
    }

    /** The earliest month whose fee is in an organisation's figures, arrears being older than the period; empty without any. */
    Optional<YearMonth> firstMonth(String organisation, LocalDate from, LocalDate to) {
        return jdbc.sql("SELECT min(l.month) AS first"
                        + OF_PERIOD.replace(
                                " WHERE p.owner", " JOIN fee_line l ON l.order_id = e.order_id WHERE p.owner"))
                .param("owners", new String[] {organisation})
                .param("from", from)
                .param("to", to)
                .query((row, number) -> Optional.ofNullable(row.getObject("first", LocalDate.class))
                        .map(YearMonth::from))
                .single();
    }

    /** VND held to the end of a day, by organisation; those for which nothing is are left out. */
    Map<String, Long> held(Collection<String> organisations, LocalDate until) {
        Map<String, Long> held = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT p.owner, -sum(p.amount) AS held FROM ledger_posting p JOIN ledger_entry e ON e.id = p.entry
                         WHERE p.owner = ANY (?) AND p.account = 'HELD' AND e.booked_on <= ? GROUP BY p.owner HAVING sum(p.amount) <> 0
                        """)
                .params(organisations.toArray(String[]::new), until)
                .query((row, number) -> held.put(row.getString("owner"), row.getLong("held")))
                .list();
        return held;
    }

    /** The newest first. @param before the last entry shown; empty for the first page */
    List<OrderRow> entries(String organisation, LocalDate from, LocalDate to, OptionalLong before, int limit) {
        return jdbc.sql("SELECT e.id, e.kind, e.subject, e.booked_on, e.booked_at, e.order_id, o.payer, " + FIGURES
                        + OF_PERIOD.replace(
                                " WHERE p.owner", " LEFT JOIN fee_order o ON o.id = e.order_id WHERE p.owner")
                        + " AND (:before::bigint IS NULL OR e.id < :before)"
                        + " GROUP BY e.id, o.payer ORDER BY e.id DESC LIMIT :limit")
                .param("owners", new String[] {organisation})
                .param("from", from)
                .param("to", to)
                .param("before", before.isPresent() ? before.getAsLong() : null)
                .param("limit", limit)
                .query(StatementStore::row)
                .list();
    }

    private static Figures figures(ResultSet row) throws SQLException {
        return new Figures(row.getLong("collected"), row.getLong("kept"), row.getLong("held"));
    }

    private static OrderRow row(ResultSet row, int number) throws SQLException {
        long payer = row.getLong("payer");
        OptionalLong known = row.wasNull() ? OptionalLong.empty() : OptionalLong.of(payer);
        return new OrderRow(
                row.getLong("id"),
                LedgerEntry.Kind.valueOf(row.getString("kind")),
                row.getString("subject"),
                row.getObject("booked_on", LocalDate.class),
                row.getTimestamp("booked_at").toInstant(),
                Optional.ofNullable(row.getObject("order_id", UUID.class)),
                known,
                figures(row));
    }
}
