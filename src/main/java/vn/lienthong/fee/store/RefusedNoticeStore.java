package vn.lienthong.fee.store;

import java.sql.ResultSet;
import java.sql.SQLException;
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

    /** The newest first. */
    public List<RefusedNotice> list(Optional<Verdict> verdict, String text, OptionalLong before, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM provider_notice
                         WHERE verdict IN ('UNKNOWN_ORDER', 'WRONG_AMOUNT', 'WRONG_SIGNATURE', 'CONFLICT')
                           AND (:verdict::text IS NULL OR verdict = :verdict)
                           AND lower(concat_ws(' ', reference, provider_transaction)) LIKE ALL (:patterns)
                           AND (:before::bigint IS NULL
                                OR (received_at, id) < ((SELECT received_at FROM provider_notice WHERE id = :before), :before))
                         ORDER BY received_at DESC, id DESC LIMIT :limit
                        """)
                .param("verdict", verdict.map(Enum::name).orElse(null))
                .param("patterns", SearchText.patterns(text).toArray(String[]::new))
                .param("before", before.isPresent() ? before.getAsLong() : null)
                .param("limit", limit)
                .query(RefusedNoticeStore::notice)
                .list();
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
                row.getTimestamp("received_at").toInstant());
    }
}
