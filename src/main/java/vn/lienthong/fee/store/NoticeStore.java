package vn.lienthong.fee.store;

import static vn.lienthong.fee.store.OrderStore.at;

import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.Verdict;

/** The table {@code provider_notice}. */
@Repository
public class NoticeStore {

    private static final int LONGEST = 200;
    /** Characters kept of the body of a notice nobody signed. */
    private static final int UNSIGNED = 2_000;

    private final JdbcClient jdbc;

    NoticeStore(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /**
     * What a stranger wrote is kept as far as it can be.
     *
     * @return its number; the first one's when the same was stored before
     */
    public long store(ProviderNotice notice, Instant now) {
        Optional<Long> stored = jdbc.sql(
                        """
                        INSERT INTO provider_notice (provider, kind, outcome, signature_valid, content_hash, reference, refund_id,
                                                     amount, currency, provider_transaction, result_code, paid_at, raw,
                                                     received_at)
                        VALUES (:provider, :kind, :outcome, :signed, :hash, :reference, :refund, :amount, :currency,
                                :transaction, :code, :paid, :raw, :now)
                        ON CONFLICT DO NOTHING RETURNING id
                        """)
                .param("provider", notice.providerId())
                .param("kind", notice.kind().name())
                .param("outcome", notice.outcome().name())
                .param("signed", notice.signatureValid())
                .param("hash", notice.contentHash())
                .param("reference", kept(notice.reference()))
                .param("refund", kept(notice.refundId()))
                .param("amount", notice.amount())
                .param("currency", kept(notice.currency()))
                .param("transaction", kept(notice.providerTransaction()))
                .param("code", kept(notice.resultCode()))
                .param("paid", notice.paidAt() == null ? null : at(notice.paidAt()))
                .param(
                        "raw",
                        storable(
                                notice.rawBody(),
                                notice.signatureValid() ? notice.rawBody().length() : UNSIGNED))
                .param("now", at(now))
                .query(Long.class)
                .optional();
        return stored.orElseGet(() -> jdbc.sql(
                        "SELECT id FROM provider_notice WHERE provider = ? AND content_hash = ? AND signature_valid")
                .params(notice.providerId(), notice.contentHash())
                .query(Long.class)
                .single());
    }

    private static String kept(String value) {
        return value == null ? null : storable(value, LONGEST);
    }

    /** Without what a database text cannot hold, and no protocol needs. */
    private static String storable(String value, int longest) {
        String clean = value.replace("\0", "");
        return clean.substring(0, Math.min(clean.length(), longest));
    }

    /** Forgets what was refused for its signature, long after anybody asks for it. */
    public int forgetUnsigned(Instant before) {
        return jdbc.sql("DELETE FROM provider_notice WHERE NOT signature_valid AND received_at < ?")
                .param(at(before))
                .update();
    }

    /** What was made of it, holding its row; empty when it was not judged yet. */
    public Optional<Verdict> lockVerdict(long id) {
        return jdbc.sql("SELECT verdict FROM provider_notice WHERE id = ? FOR UPDATE")
                .param(id)
                .query((row, number) -> Optional.ofNullable(row.getString(1)).map(Verdict::valueOf))
                .single();
    }

    public void judge(long id, Verdict verdict, Instant now) {
        jdbc.sql("UPDATE provider_notice SET verdict = ?, judged_at = ? WHERE id = ?")
                .params(verdict.name(), at(now), id)
                .update();
    }
}
