package vn.lienthong.fee.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.fee.reconciliation.ReconciliationLine.Result;
import vn.lienthong.fee.reconciliation.ReconciliationLine.Review;
import vn.lienthong.fee.reconciliation.ReconciliationStore.Wanted;
import vn.lienthong.organisation.SearchText;
import vn.lienthong.partner.payment.StatementLine.Kind;

/** The lines of compared days, with what officers made of them. */
@Repository
class ReconciliationLineStore {

    private static final int BATCH = 500;

    private static final String SELECT =
            """
            SELECT l.*, v.reviewed_by, v.reviewed_at, v.reason
              FROM fee_reconciliation_line l LEFT JOIN fee_reconciliation_review v USING (provider, day, mark)
            """;

    private final JdbcClient jdbc;

    ReconciliationLineStore(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /** A difference; of several that cannot be told apart, one. */
    Optional<ReconciliationLine> find(Wanted wanted, String mark) {
        return jdbc.sql(
                        SELECT
                                + """
                         WHERE provider = ? AND day = ? AND mark = ? ORDER BY resolved, line LIMIT 1
                        """)
                .params(wanted.provider(), wanted.day(), mark)
                .query(ReconciliationLineStore::line)
                .optional();
    }

    /** The money of a day that has this number of the provider; of several, one the hub does not have. */
    Optional<ReconciliationLine> payment(Wanted wanted, String transaction) {
        return jdbc.sql(
                        SELECT
                                + """
                         WHERE provider = ? AND day = ? AND kind = 'PAYMENT' AND provider_transaction = ?
                         ORDER BY amount_here IS NOT NULL, line LIMIT 1
                        """)
                .params(wanted.provider(), wanted.day(), transaction)
                .query(ReconciliationLineStore::line)
                .optional();
    }

    /** @param after the line before the first one wanted; 0 for the beginning */
    List<ReconciliationLine> lines(String provider, LocalDate day, Result result, String text, int after, int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                         WHERE provider = :provider AND day = :day AND result = :result
                           AND lower(concat_ws(' ', reference, provider_transaction, amount_there, amount_here))
                               LIKE ALL (:patterns)
                         ORDER BY line OFFSET :after LIMIT :limit
                        """)
                .param("provider", provider)
                .param("day", day)
                .param("result", result.name())
                .param("patterns", SearchText.patterns(text).toArray(String[]::new))
                .param("after", after)
                .param("limit", limit)
                .query(ReconciliationLineStore::line)
                .list();
    }

    /** Every line of a result, in order; as many statements as it takes to keep few in memory. */
    void each(String provider, LocalDate day, Result result, Consumer<ReconciliationLine> reader) {
        List<Numbered> batch;
        int last = 0;
        do {
            batch = jdbc.sql(
                            SELECT
                                    + """
                             WHERE provider = ? AND day = ? AND result = ? AND line > ? ORDER BY line LIMIT ?
                            """)
                    .params(provider, day, result.name(), last, BATCH)
                    .query((row, number) -> new Numbered(row.getInt("line"), line(row, number)))
                    .list();
            batch.forEach(numbered -> reader.accept(numbered.line()));
            last = batch.isEmpty() ? last : batch.get(batch.size() - 1).number();
        } while (batch.size() == BATCH);
    }

    private record Numbered(int number, ReconciliationLine line) {}

    private static ReconciliationLine line(ResultSet row, int number) throws SQLException {
        return new ReconciliationLine(
                Result.valueOf(row.getString("result")),
                Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("reference")),
                Optional.ofNullable(row.getString("provider_transaction")),
                amount(row, "amount_there"),
                row.getString("currency"),
                amount(row, "amount_here"),
                row.getTimestamp("at").toInstant(),
                row.getBoolean("resolved"),
                row.getString("mark"),
                review(row));
    }

    private static Optional<Review> review(ResultSet row) throws SQLException {
        Timestamp at = row.getTimestamp("reviewed_at");
        return at == null
                ? Optional.empty()
                : Optional.of(new Review(row.getLong("reviewed_by"), at.toInstant(), row.getString("reason")));
    }

    private static OptionalLong amount(ResultSet row, String column) throws SQLException {
        long amount = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(amount);
    }
}
