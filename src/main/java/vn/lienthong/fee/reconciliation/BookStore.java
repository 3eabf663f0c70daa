package vn.lienthong.fee.reconciliation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.partner.payment.StatementLine.Kind;

/** What the hub has of a provider's money, as lines that can be compared. */
@Repository
class BookStore {

    /** Paid; in suspense, with what was placed out of it, unless it is the payment's own money; given back, or left. */
    private static final String BOOKS =
            """
            SELECT 'PAYMENT' AS kind, reference, provider_transaction, paid AS amount, paid_at AS at
              FROM fee_payment WHERE state = 'PAID' AND provider = :provider AND %1$s
            UNION ALL
            SELECT 'PAYMENT', min(s.reference), s.provider_transaction, sum(s.amount), min(n.paid_at)
              FROM fee_suspense s
              JOIN LATERAL (SELECT paid_at FROM provider_notice n
                             WHERE n.provider = s.provider AND n.provider_transaction = s.provider_transaction
                               AND n.signature_valid AND n.paid_at IS NOT NULL ORDER BY id LIMIT 1) n ON true
             WHERE s.provider = :provider AND %2$s
               AND NOT EXISTS (SELECT 1 FROM fee_payment p
                                WHERE p.reference = s.reference AND p.state = 'PAID' AND s.kind IN ('LATE', 'SURPLUS')
                                  AND coalesce(p.provider_transaction, p.reference) = s.provider_transaction)
             GROUP BY s.provider_transaction, s.kind
            UNION ALL
            SELECT 'REFUND', reference, provider_transaction, amount, ended_at
              FROM fee_refund WHERE state = 'DONE' AND (NOT by_hand OR left_at IS NOT NULL) AND provider = :provider AND %3$s
            """;

    private final JdbcClient jdbc;

    BookStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param to exclusive */
    List<BookLine> between(String provider, Instant from, Instant to) {
        String within = " >= :from AND %s < :to";
        return jdbc.sql(BOOKS.formatted(
                        "paid_at" + within.formatted("paid_at"),
                        "n.paid_at" + within.formatted("n.paid_at"),
                        "ended_at" + within.formatted("ended_at")))
                .param("provider", provider)
                .param("from", from.atOffset(ZoneOffset.UTC))
                .param("to", to.atOffset(ZoneOffset.UTC))
                .query(BookStore::line)
                .list();
    }

    /** Of whatever day, what has one of these numbers of the provider or, without one, of these references. */
    List<BookLine> named(String provider, Collection<String> transactions, Collection<String> references) {
        String payment =
                "(provider_transaction = ANY (:transactions) OR provider_transaction IS NULL AND reference = ANY (:references))";
        return jdbc.sql(BOOKS.formatted(
                        "reference = ANY (:references) AND " + payment,
                        "s.provider_transaction = ANY (:transactions)",
                        payment))
                .param("provider", provider)
                .param("transactions", transactions.toArray(String[]::new))
                .param("references", references.toArray(String[]::new))
                .query(BookStore::line)
                .list();
    }

    private static BookLine line(ResultSet row, int number) throws SQLException {
        return new BookLine(
                Kind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getString("reference")),
                Optional.ofNullable(row.getString("provider_transaction")),
                row.getLong("amount"),
                row.getTimestamp("at").toInstant());
    }
}
