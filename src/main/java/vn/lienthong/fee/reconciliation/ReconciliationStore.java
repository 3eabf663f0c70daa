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
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.fee.reconciliation.ReconciledDay.State;
import vn.lienthong.fee.reconciliation.ReconciliationLine.Review;

/** The tables {@code fee_reconciliation}, {@code fee_reconciliation_line} and {@code fee_reconciliation_review}. */
@Repository
class ReconciliationStore {

    /** What a person must know of a day; null when there is nothing. */
    private static final String STANDING =
            """
            CASE WHEN state = 'GIVEN_UP' THEN 'GIVEN_UP'
                 WHEN state = 'DONE' AND missing_here + missing_there + different > resolved + reviewed THEN 'OPEN'
                 WHEN state <> 'DONE' AND trouble IS NOT NULL THEN 'TROUBLE' END
            """;

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

    /** Days to be compared, locked for this transaction, without those another node is busy with. */
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
    void askAgain(Wanted wanted, Instant again) {
        jdbc.sql(
                        """
                        UPDATE fee_reconciliation SET state = CASE state WHEN 'DONE' THEN state ELSE 'ASKED' END, ask_at = ?
                         WHERE provider = ? AND day = ?
                        """)
                .params(at(again), wanted.provider(), wanted.day())
                .update();
    }

    /** The statement of a day that is not compared yet is not there. @param trouble with what is there instead */
    void waitFor(Wanted wanted, Optional<String> trouble, Instant again) {
        jdbc.sql(
                        """
                        UPDATE fee_reconciliation
                           SET state = CASE state WHEN 'GIVEN_UP' THEN state ELSE 'WAITING' END,
                               ask_at = CASE state WHEN 'GIVEN_UP' THEN ask_at ELSE ? END, trouble = ?
                         WHERE provider = ? AND day = ? AND state <> 'DONE'
                        """)
                .params(at(again), trouble.orElse(null), wanted.provider(), wanted.day())
                .update();
    }

    /** Days before this one are waited for no longer. @return how many there were */
    int giveUp(LocalDate before) {
        return jdbc.sql(
                        """
                        UPDATE fee_reconciliation SET state = 'GIVEN_UP', ask_at = NULL
                         WHERE day < ? AND state IN ('ASKED', 'WAITING')
                        """)
                .param(before)
                .update();
    }

    /** Days the officers were not told of as they stand now, the oldest first, locked for this transaction. */
    List<Wanted> lockUntold() {
        return jdbc.sql("SELECT provider, day FROM fee_reconciliation WHERE " + STANDING
                        + " <> coalesce(told, '') ORDER BY day, provider FOR UPDATE SKIP LOCKED")
                .query((row, number) -> new Wanted(row.getString("provider"), row.getObject("day", LocalDate.class)))
                .list();
    }

    void told(Wanted wanted) {
        jdbc.sql("UPDATE fee_reconciliation SET told = " + STANDING + " WHERE provider = ? AND day = ?")
                .params(wanted.provider(), wanted.day())
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

    /**
     * Writes the result in place of an earlier one.
     *
     * @param again when it is to be compared once more, unless this is that comparison; empty when nothing is to be expected of it
     */
    void put(Wanted wanted, List<ReconciliationLine> lines, Instant now, Optional<Instant> again) {
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
                           SET state = 'DONE', trouble = NULL, compared_at = :now,
                               ask_at = CASE WHEN state <> 'DONE' OR ask_at IS NULL THEN :again::timestamptz END
                         WHERE r.provider = :provider AND r.day = :day
                        """)
                .param("now", at(now))
                .param("again", again.map(ReconciliationStore::at).orElse(null))
                .param("provider", wanted.provider())
                .param("day", wanted.day())
                .update();
        count(wanted);
    }

    /**
     * Notes that an officer looked into a difference, and every other that cannot be told from it; in the caller's transaction.
     *
     * @return whether it was open until now
     */
    boolean review(Wanted wanted, String mark, Review review) {
        lock(wanted);
        int open = jdbc.sql(
                        """
                        INSERT INTO fee_reconciliation_review (provider, day, mark, reviewed_by, reviewed_at, reason)
                        SELECT DISTINCT provider, day, mark, :by, :at::timestamptz, :reason FROM fee_reconciliation_line
                         WHERE provider = :provider AND day = :day AND mark = :mark AND result <> 'MATCHED' AND NOT resolved
                        ON CONFLICT DO NOTHING
                        """)
                .param("provider", wanted.provider())
                .param("day", wanted.day())
                .param("mark", mark)
                .param("by", review.by())
                .param("at", at(review.at()))
                .param("reason", review.reason())
                .update();
        count(wanted);
        return open > 0;
    }

    /** Counts the lines of a day, and has a day that is clean told again should it not stay so. */
    private void count(Wanted wanted) {
        jdbc.sql(
                        """
                        UPDATE fee_reconciliation r
                           SET matched = l.matched, missing_here = l.missing_here, missing_there = l.missing_there,
                               different = l.different, resolved = l.resolved, reviewed = l.reviewed,
                               total_there = l.total_there, total_here = l.total_here,
                               told = CASE WHEN l.lines > l.matched + l.resolved + l.reviewed THEN told END
                          FROM (SELECT count(*) AS lines,
                                       count(*) FILTER (WHERE result = 'MATCHED') AS matched,
                                       count(*) FILTER (WHERE result = 'MISSING_HERE') AS missing_here,
                                       count(*) FILTER (WHERE result = 'MISSING_THERE') AS missing_there,
                                       count(*) FILTER (WHERE result = 'DIFFERENT') AS different,
                                       count(*) FILTER (WHERE resolved) AS resolved,
                                       count(*) FILTER (WHERE result <> 'MATCHED' AND NOT resolved AND v.mark IS NOT NULL)
                                           AS reviewed,
                                       coalesce(sum(amount_there * CASE kind WHEN 'REFUND' THEN -1 ELSE 1 END), 0)
                                           AS total_there,
                                       coalesce(sum(amount_here * CASE kind WHEN 'REFUND' THEN -1 ELSE 1 END), 0)
                                           AS total_here
                                  FROM fee_reconciliation_line LEFT JOIN fee_reconciliation_review v
                                       USING (provider, day, mark)
                                 WHERE provider = :provider AND day = :day) l
                         WHERE r.provider = :provider AND r.day = :day
                        """)
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

    /** Money the hub did not have was taken up; in the caller's transaction. */
    void resolve(Wanted wanted, String transaction) {
        lock(wanted);
        jdbc.sql(
                        """
                        UPDATE fee_reconciliation_line SET resolved = true, amount_here = amount_there
                         WHERE provider = ? AND day = ? AND kind = 'PAYMENT' AND amount_here IS NULL
                           AND provider_transaction = ?
                        """)
                .params(wanted.provider(), wanted.day(), transaction)
                .update();
        count(wanted);
    }

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
                row.getInt("reviewed"),
                row.getLong("total_there"),
                row.getLong("total_here"));
    }

    private static Long value(OptionalLong amount) {
        return amount.isPresent() ? amount.getAsLong() : null;
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
