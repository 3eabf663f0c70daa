package vn.lienthong.fee.store;

import static vn.lienthong.fee.store.OrderStore.at;
import static vn.lienthong.fee.store.OrderStore.instant;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.fee.PaymentStatus;
import vn.lienthong.fee.UnclearPayment;

/** The rows of {@code fee_payment} whose providers are being asked, or whose money came and stands in no book. */
@Repository
public class UnclearPaymentStore {

    /** Its booking was looked for in vain: a payment that has just been paid was not looked for yet. */
    private static final String UNBOOKED =
            "p.state = 'PAID' AND p.query_at IS NOT NULL AND p.queried_at IS NOT NULL AND NOT " + PaymentStore.BOOKED;

    private final JdbcClient jdbc;

    UnclearPaymentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * References of those whose time was over before this, whose order is still open, and nobody was told of yet, locked until the end
     * of the transaction.
     */
    public List<String> lockUntold(Instant before, int limit) {
        return jdbc.sql(
                        """
                        SELECT p.reference FROM fee_payment p JOIN fee_order o ON o.id = p.order_id AND o.state = 'OPEN'
                         WHERE %s AND p.query_at IS NOT NULL AND p.expires_at < ? AND p.unclear_told_at IS NULL
                         LIMIT ? FOR UPDATE OF p SKIP LOCKED
                        """
                                .formatted(PaymentStore.UNCLEAR))
                .params(at(before), limit)
                .query(String.class)
                .list();
    }

    /**
     * References of the paid ones whose money was looked for in the books before this, is in none still, and whose message is parked,
     * that nobody was told of yet, locked until the end of the transaction. One whose message only waits behind others is none of them.
     */
    public List<String> lockUntoldUnbooked(Instant before, int limit) {
        return jdbc.sql(
                        """
                        SELECT p.reference FROM fee_payment p JOIN fee_order o ON o.id = p.order_id
                         WHERE p.queried_at < ? AND p.unclear_told_at IS NULL AND %s
                           AND EXISTS (SELECT 1 FROM dead_letter d WHERE d.dossier = o.dossier AND d.state = 'PARKED'
                                                                   AND d.queue IN ('fee.paid.v1', 'fee.settle-alone.v1'))
                         LIMIT ? FOR UPDATE OF p SKIP LOCKED
                        """
                                .formatted(UNBOOKED))
                .params(at(before), limit)
                .query(String.class)
                .list();
    }

    public void told(List<String> references, Instant now) {
        jdbc.sql("UPDATE fee_payment SET unclear_told_at = ? WHERE reference = ANY (?)")
                .params(at(now), references.toArray(String[]::new))
                .update();
    }

    /**
     * The paid ones first, then those whose time is over: those of open orders, then the others; of each the oldest.
     *
     * @param after how many to leave out
     */
    public List<UnclearPayment> list(Instant now, int after, int limit) {
        return jdbc.sql(
                        """
                        SELECT p.* FROM fee_payment p JOIN fee_order o ON o.id = p.order_id
                         WHERE %s AND p.query_at IS NOT NULL AND p.expires_at < ? OR %s
                         ORDER BY p.state <> 'PAID', o.state <> 'OPEN', p.created_at, p.reference OFFSET ? LIMIT ?
                        """
                                .formatted(PaymentStore.UNCLEAR, UNBOOKED))
                .params(at(now), after, limit)
                .query((row, number) -> new UnclearPayment(
                        row.getString("reference"),
                        row.getObject("order_id", UUID.class),
                        row.getString("provider"),
                        PaymentStatus.valueOf(row.getString("state")),
                        row.getLong("amount"),
                        instant(row, "created_at").orElseThrow(),
                        instant(row, "queried_at"),
                        instant(row, "query_at").orElseThrow()))
                .list();
    }
}
