package vn.lienthong.fee.store;

import static vn.lienthong.fee.store.OrderStore.at;
import static vn.lienthong.fee.store.OrderStore.instant;
import static vn.lienthong.fee.store.SuspenseCaseStore.person;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.fee.RefusedNotice;
import vn.lienthong.organisation.SearchText;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.Verdict;

/** The refused rows of the table {@code provider_notice}. */
@Repository
public class RefusedNoticeStore {

    private final JdbcClient jdbc;

    RefusedNoticeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The newest first.
     *
     * @param reviewed whether somebody has looked into it; empty for both. Those nobody signed need no look: while nobody asks for
     *     them, they do not bury those that do
     */
    public List<RefusedNotice> list(
            Optional<Verdict> verdict, Optional<Boolean> reviewed, String text, OptionalLong before, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM provider_notice
                         WHERE verdict IN ('UNKNOWN_ORDER', 'WRONG_AMOUNT', 'WRONG_CURRENCY', 'WRONG_SIGNATURE', 'CONFLICT')
                           AND (:verdict::text IS NULL OR verdict = :verdict)
                           AND (:reviewed::boolean IS NULL OR (reviewed_at IS NOT NULL) = :reviewed)
                           AND (:reviewed::boolean IS DISTINCT FROM FALSE OR :verdict::text IS NOT NULL
                                OR verdict <> 'WRONG_SIGNATURE')
                           AND lower(concat_ws(' ', reference, provider_transaction)) LIKE ALL (:patterns)
                           AND (:before::bigint IS NULL
                                OR (received_at, id) < ((SELECT received_at FROM provider_notice WHERE id = :before), :before))
                         ORDER BY received_at DESC, id DESC LIMIT :limit
                        """)
                .param("verdict", verdict.map(Enum::name).orElse(null))
                .param("reviewed", reviewed.orElse(null))
                .param("patterns", SearchText.patterns(text).toArray(String[]::new))
                .param("before", before.isPresent() ? before.getAsLong() : null)
                .param("limit", limit)
                .query(RefusedNoticeStore::notice)
                .list();
    }

    public Optional<RefusedNotice> find(long id) {
        return jdbc.sql(
                        """
                        SELECT * FROM provider_notice
                         WHERE id = ?
                           AND verdict IN ('UNKNOWN_ORDER', 'WRONG_AMOUNT', 'WRONG_CURRENCY', 'WRONG_SIGNATURE', 'CONFLICT')
                        """)
                .param(id)
                .query(RefusedNoticeStore::notice)
                .optional();
    }

    /** Whether nobody has looked yet into something a provider said of money of a payment. */
    public boolean waits(String provider, String reference) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT 1 FROM provider_notice
                                        WHERE provider = ? AND reference = ? AND reviewed_at IS NULL
                                          AND verdict IN ('WRONG_AMOUNT', 'WRONG_CURRENCY', 'CONFLICT'))
                        """)
                .params(provider, reference)
                .query(Boolean.class)
                .single();
    }

    /** @return false when somebody had looked into it before */
    public boolean review(long id, long person, String reason, Instant now) {
        return jdbc.sql(
                                """
                                UPDATE provider_notice SET reviewed_by = ?, reviewed_at = ?, review_reason = ?
                                 WHERE id = ? AND reviewed_at IS NULL
                                """)
                        .params(person, at(now), reason, id)
                        .update()
                == 1;
    }

    /**
     * Whatever told of just this money that left its provider without the hub was looked into, now that it is booked.
     *
     * @param amount VND
     * @return the notices
     */
    public List<Long> booked(
            String provider, String transaction, long amount, long person, String reason, Instant now) {
        return jdbc.sql(
                        """
                        UPDATE provider_notice SET reviewed_by = ?, reviewed_at = ?, review_reason = ?
                         WHERE provider = ? AND provider_transaction = ? AND kind = 'REFUND' AND outcome = 'DONE'
                           AND amount = ? AND currency = 'VND' AND verdict = 'UNKNOWN_ORDER' AND reviewed_at IS NULL
                        RETURNING id
                        """)
                .params(person, at(now), reason, provider, transaction, amount)
                .query(Long.class)
                .list();
    }

    /** The oldest of what is about money, in no book, and told to nobody; locked, without what another node is busy with. */
    public List<Long> lockUntold(int limit) {
        return jdbc.sql(
                        """
                        SELECT id FROM provider_notice
                         WHERE (verdict IN ('CONFLICT', 'WRONG_CURRENCY')
                                OR verdict = 'UNKNOWN_ORDER' AND kind = 'REFUND' AND outcome = 'DONE')
                           AND told_at IS NULL AND reviewed_at IS NULL
                         ORDER BY received_at LIMIT ? FOR NO KEY UPDATE SKIP LOCKED
                        """)
                .param(limit)
                .query(Long.class)
                .list();
    }

    public void told(Collection<Long> notices, Instant now) {
        jdbc.sql("UPDATE provider_notice SET told_at = ? WHERE id = ANY (?)")
                .params(at(now), notices.toArray(Long[]::new))
                .update();
    }

    private static RefusedNotice notice(ResultSet row, int number) throws SQLException {
        return new RefusedNotice(
                row.getLong("id"),
                row.getString("provider"),
                ProviderNotice.Kind.valueOf(row.getString("kind")),
                ProviderNotice.Outcome.valueOf(row.getString("outcome")),
                Verdict.valueOf(row.getString("verdict")),
                Optional.ofNullable(row.getString("reference")),
                Optional.ofNullable(row.getString("provider_transaction")),
                row.getLong("amount"),
                Optional.ofNullable(row.getString("currency")),
                Optional.ofNullable(row.getString("result_code")),
                instant(row, "received_at").orElseThrow(),
                instant(row, "paid_at"),
                person(row, "reviewed_by"),
                instant(row, "reviewed_at"),
                Optional.ofNullable(row.getString("review_reason")));
    }
}
