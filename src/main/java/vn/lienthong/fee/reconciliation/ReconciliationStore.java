package vn.lienthong.fee.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.fee.reconciliation.ReconciledDay.State;
import vn.lienthong.fee.reconciliation.ReconciliationLine.Result;
import vn.lienthong.organisation.SearchText;
import vn.lienthong.partner.payment.StatementLine.Kind;

/** The tables {@code fee_reconciliation} and {@code fee_reconciliation_line}. */
@Repository
class ReconciliationStore {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ReconciliationStore(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
        this.batches = jdbc;
    }

    /** A day that is to be compared. */
    record Wanted(String provider, LocalDate day) {}

    /** @return whether nobody has asked for this day before */
    boolean ask(Wanted wanted, Instant now, Instant again) {
        return jdbc.sql(
                                """
                        INSERT INTO fee_reconciliation (provider, day, state, asked_at, ask_at) VALUES (?, ?, 'ASKED', ?, ?)
                        ON CONFLICT DO NOTHING
                        """)
                        .params(wanted.provider(), wanted.day(), at(now), at(again))
                        .update()
                == 1;
    }

    /** Days still not compared, locked for this transaction, without those another node is busy with. */
    List<Wanted> lockOverdue(Instant now, LocalDate notBefore) {
        return jdbc.sql(
                        """
                        SELECT provider, day FROM fee_reconciliation WHERE ask_at < ? AND day >= ?
                         ORDER BY ask_at FOR UPDATE SKIP LOCKED
                        """)
                .params(at(now), notBefore)
                .query((row, number) -> new Wanted(row.getString("provider"), row.getObject("day", LocalDate.class)))
                .list();
    }

    /** A day that is compared stays so until it is compared again. */
    void askAgain(Wanted wanted, State state, Instant again) {
        jdbc.sql(
                        "UPDATE fee_reconciliation SET state = ?, ask_at = ? WHERE provider = ? AND day = ? AND state <> 'DONE'")
                .params(state.name(), at(again), wanted.provider(), wanted.day())
                .update();
    }

    /** The statement of a day that is not compared yet is not there. @param trouble with what is there instead */
    void waitFor(Wanted wanted, Optional<String> trouble, Instant again) {
        jdbc.sql(
                        """
                        UPDATE fee_reconciliation SET state = 'WAITING', ask_at = ?, trouble = ?
                         WHERE provider = ? AND day = ? AND state <> 'DONE'
                        """)
                .params(at(again), trouble.orElse(null), wanted.provider(), wanted.day())
                .update();
    }

    /** Whether the day was asked for; holds its row until the end of the transaction. */
    boolean lock(Wanted wanted) {
        return jdbc.sql("SELECT 1 FROM fee_reconciliation WHERE provider = ? AND day = ? FOR UPDATE")
                .params(wanted.provider(), wanted.day())
                .query(Integer.class)
                .optional()
                .isPresent();
    }

    /** The provider's numbers of what the hub has taken up by itself before. */
    Set<String> takenUp(Wanted wanted) {
        return new HashSet<>(jdbc.sql(
                        "SELECT provider_transaction FROM fee_reconciliation_line WHERE provider = ? AND day = ? AND resolved")
                .params(wanted.provider(), wanted.day())
                .query(String.class)
                .list());
    }

    /** Writes the result in place of an earlier one. */
    void put(Wanted wanted, List<ReconciliationLine> lines, Instant now) {
        jdbc.sql("DELETE FROM fee_reconciliation_line WHERE provider = ? AND day = ?")
                .params(wanted.provider(), wanted.day())
                .update();
        int[] number = {0};
        batches.batchUpdate(
                """
                INSERT INTO fee_reconciliation_line (provider, day, line, result, kind, reference, provider_transaction,
                                                     amount_there, currency, amount_here, at, resolved)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                lines,
                500,
                (statement, line) -> {
                    statement.setString(1, wanted.provider());
                    statement.setObject(2, wanted.day());
                    statement.setInt(3, ++number[0]);
                    statement.setString(4, line.result().name());
                    statement.setString(5, line.kind().name());
                    statement.setString(6, line.reference().orElse(null));
                    statement.setString(7, line.providerTransaction().orElse(null));
                    statement.setObject(8, value(line.amountThere()), Types.BIGINT);
                    statement.setString(9, line.currency());
                    statement.setObject(10, value(line.amountHere()), Types.BIGINT);
                    statement.setObject(11, at(line.at()));
                    statement.setBoolean(12, line.resolved());
                });
        jdbc.sql(
                        """
                        UPDATE fee_reconciliation r
                           SET state = 'DONE', ask_at = NULL, trouble = NULL, compared_at = :now, matched = l.matched,
                               missing_here = l.missing_here, missing_there = l.missing_there, different = l.different,
                               resolved = l.resolved, total_there = l.total_there, total_here = l.total_here
                          FROM (SELECT count(*) FILTER (WHERE result = 'MATCHED') AS matched,
                                       count(*) FILTER (WHERE result = 'MISSING_HERE') AS missing_here,
                                       count(*) FILTER (WHERE result = 'MISSING_THERE') AS missing_there,
                                       count(*) FILTER (WHERE result = 'DIFFERENT') AS different,
                                       count(*) FILTER (WHERE resolved) AS resolved,
                                       coalesce(sum(amount_there * CASE kind WHEN 'REFUND' THEN -1 ELSE 1 END), 0)
                                           AS total_there,
                                       coalesce(sum(amount_here * CASE kind WHEN 'REFUND' THEN -1 ELSE 1 END), 0)
                                           AS total_here
                                  FROM fee_reconciliation_line WHERE provider = :provider AND day = :day) l
                         WHERE r.provider = :provider AND r.day = :day
                        """)
                .param("now", at(now))
                .param("provider", wanted.provider())
                .param("day", wanted.day())
                .update();
    }

    Optional<ReconciledDay> find(String provider, LocalDate day) {
        return jdbc.sql("SELECT * FROM fee_reconciliation WHERE provider = ? AND day = ?")
                .params(provider, day)
                .query(ReconciliationStore::day)
                .optional();
    }

    /** The newest first, whole days together. */
    List<ReconciledDay> days(LocalDate from, LocalDate to) {
        return jdbc.sql("SELECT * FROM fee_reconciliation WHERE day BETWEEN ? AND ? ORDER BY day DESC, provider")
                .params(from, to)
                .query(ReconciliationStore::day)
                .list();
    }

    /** The money of a day that has this number of the provider; of several, one the hub does not have. */
    Optional<ReconciliationLine> payment(Wanted wanted, String transaction) {
        return jdbc.sql(
                        """
                        SELECT * FROM fee_reconciliation_line
                         WHERE provider = ? AND day = ? AND kind = 'PAYMENT' AND provider_transaction = ?
                         ORDER BY amount_here IS NOT NULL, line LIMIT 1
                        """)
                .params(wanted.provider(), wanted.day(), transaction)
                .query(ReconciliationStore::line)
                .optional();
    }

    /** Money the hub did not have was taken up. */
    void resolve(Wanted wanted, String transaction) {
        jdbc.sql(
                        """
                        WITH taken AS (
                            UPDATE fee_reconciliation_line SET resolved = true, amount_here = amount_there
                             WHERE provider = :provider AND day = :day AND kind = 'PAYMENT' AND amount_here IS NULL
                               AND provider_transaction = :transaction
                            RETURNING amount_there)
                        UPDATE fee_reconciliation r
                           SET resolved = r.resolved + t.lines, total_here = r.total_here + t.amount
                          FROM (SELECT count(*) AS lines, coalesce(sum(amount_there), 0) AS amount FROM taken) t
                         WHERE r.provider = :provider AND r.day = :day
                        """)
                .param("provider", wanted.provider())
                .param("day", wanted.day())
                .param("transaction", transaction)
                .update();
    }

    /** @param after the line before the first one wanted; 0 for the beginning */
    List<ReconciliationLine> lines(String provider, LocalDate day, Result result, String text, int after, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM fee_reconciliation_line
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
                .query(ReconciliationStore::line)
                .list();
    }

    /** Every line of a result, in order; as many statements as it takes to keep few in memory. */
    void each(String provider, LocalDate day, Result result, Consumer<ReconciliationLine> reader) {
        List<Numbered> batch;
        int last = 0;
        do {
            batch = jdbc.sql(
                            """
                            SELECT * FROM fee_reconciliation_line
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

    private static ReconciledDay day(ResultSet row, int number) throws SQLException {
        return new ReconciledDay(
                row.getString("provider"),
                row.getObject("day", LocalDate.class),
                State.valueOf(row.getString("state")),
                row.getTimestamp("asked_at").toInstant(),
                Optional.ofNullable(row.getTimestamp("compared_at")).map(Timestamp::toInstant),
                Optional.ofNullable(row.getString("trouble")),
                row.getInt("matched"),
                row.getInt("missing_here"),
                row.getInt("missing_there"),
                row.getInt("different"),
                row.getInt("resolved"),
                row.getLong("total_there"),
                row.getLong("total_here"));
    }

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
                row.getBoolean("resolved"));
    }

    private static OptionalLong amount(ResultSet row, String column) throws SQLException {
        long amount = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(amount);
    }

    private static Long value(OptionalLong amount) {
        return amount.isPresent() ? amount.getAsLong() : null;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
