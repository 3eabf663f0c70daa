package vn.lienthong.fee.store;

import static vn.lienthong.fee.store.OrderStore.at;
import static vn.lienthong.fee.store.OrderStore.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.fee.FeePayment;
import vn.lienthong.fee.PaymentStatus;
import vn.lienthong.partner.payment.Checkout;

/** The table {@code fee_payment}. */
@Repository
public class PaymentStore {

    /** Whether a payment {@code p} may have brought money without anybody having said so: {@link FeePayment#unclear()}. */
    static final String UNCLEAR = "(p.state IN ('ASKED', 'READY') OR p.state = 'EXPIRED' AND p.query_at IS NOT NULL)";

    /** Whether the money of a payment stands in the books: it settled its order, or waits in suspense. */
    static final String BOOKED =
            """
            (EXISTS (SELECT 1 FROM ledger_entry WHERE kind = 'SETTLEMENT' AND subject = p.reference)
             OR EXISTS (SELECT 1 FROM fee_suspense s
                         WHERE s.rest_of IS NULL AND s.provider = p.provider
                           AND s.provider_transaction = coalesce(p.provider_transaction, p.reference)))
            """;

    private static final String SELECT =
            """
            SELECT p.*, o.dossier FROM fee_payment p JOIN fee_order o ON o.id = p.order_id
            """;

    private final JdbcClient jdbc;
    private final StoredCheckout checkouts;

    PaymentStore(JdbcTemplate jdbc, StoredCheckout checkouts) {
        this.jdbc = JdbcClient.create(jdbc);
        this.checkouts = checkouts;
    }

    /** A number for a reference, unique for far longer than a day. */
    public long nextNumber() {
        return jdbc.sql("SELECT nextval('fee_reference')").query(Long.class).single();
    }

    /** @param queryAt when its provider should be asked how it stands, if nobody has said by then */
    public void insert(FeePayment payment, Instant queryAt) {
        jdbc.sql(
                        """
                        INSERT INTO fee_payment (reference, order_id, method, provider, amount, state, client_address, created_at,
                                                 expires_at, query_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        payment.reference(),
                        payment.order(),
                        payment.method(),
                        payment.provider(),
                        payment.amount(),
                        payment.status().name(),
                        payment.clientAddress(),
                        at(payment.createdAt()),
                        at(payment.expiresAt()),
                        at(queryAt))
                .update();
    }

    public Optional<FeePayment> find(String reference) {
        return jdbc.sql(SELECT + "WHERE p.reference = ?")
                .param(reference)
                .query(this::payment)
                .optional();
    }

    /** In the order of their references; unknown ones are left out. */
    public List<FeePayment> findAll(Collection<String> references) {
        return jdbc.sql(SELECT + "WHERE p.reference = ANY (?) ORDER BY p.reference")
                .param(references.toArray(String[]::new))
                .query(this::payment)
                .list();
    }

    /** As {@link #find}, holding the payment's row until the end of the transaction. */
    public Optional<FeePayment> lock(String reference) {
        return lock(List.of(reference)).stream().findFirst();
    }

    /** Locked in the order of their references; unknown ones are left out. */
    public List<FeePayment> lock(Collection<String> references) {
        return jdbc.sql(SELECT + "WHERE p.reference = ANY (?) ORDER BY p.reference FOR UPDATE OF p")
                .param(references.toArray(String[]::new))
                .query(this::payment)
                .list();
    }

    /** Every attempt to pay an order, oldest first. */
    public List<FeePayment> ofOrder(UUID order) {
        return jdbc.sql(SELECT + "WHERE p.order_id = ? ORDER BY p.created_at, p.reference")
                .param(order)
                .query(this::payment)
                .list();
    }

    /** As {@link #ofOrder}, holding the payments' rows until the end of the transaction, in the order of their references. */
    public List<FeePayment> lockOfOrder(UUID order) {
        return jdbc.sql(SELECT + "WHERE p.order_id = ? ORDER BY p.reference FOR UPDATE OF p")
                .param(order)
                .query(this::payment)
                .list();
    }

    public void ready(String reference, Checkout checkout) {
        jdbc.sql("UPDATE fee_payment SET state = 'READY', checkout = ?::jsonb WHERE reference = ? AND state = 'ASKED'")
                .params(checkouts.write(checkout), reference)
                .update();
    }

    /** Money came: what its provider was asked, and officers were told, is over. @param checkAt when it should stand in the books */
    public void paid(String reference, long amount, String providerTransaction, Instant paidAt, Instant checkAt) {
        jdbc.sql(
                        """
                        UPDATE fee_payment SET state = 'PAID', paid = ?, provider_transaction = ?, paid_at = ?, query_at = ?,
                               queried_at = NULL, unclear_told_at = NULL, failure = NULL
                         WHERE reference = ?
                        """)
                .params(amount, providerTransaction, at(paidAt), at(checkAt), reference)
                .update();
    }

    /** As {@link #BOOKED}, of a paid payment. */
    public boolean booked(String reference) {
        return jdbc.sql("SELECT " + BOOKED + " FROM fee_payment p WHERE p.reference = ?")
                .param(reference)
                .query(Boolean.class)
                .single();
    }

    /** It ended without money. */
    public void ended(String reference, PaymentStatus status, String failure) {
        jdbc.sql("UPDATE fee_payment SET state = ?, failure = ?, query_at = NULL WHERE reference = ?")
                .params(status.name(), failure, reference)
                .update();
    }

    /** Another attempt takes its place. Its provider is asked on until it answers: it may have brought money all the same. */
    public void replaced(String reference) {
        jdbc.sql("UPDATE fee_payment SET state = 'EXPIRED' WHERE reference = ?")
                .param(reference)
                .update();
    }

    /** Has the provider asked about a payment that brought no money, also about one that has ended. */
    public void askAgain(String reference, Instant when) {
        jdbc.sql("UPDATE fee_payment SET query_at = least(query_at, ?) WHERE reference = ? AND state <> 'PAID'")
                .params(at(when), reference)
                .update();
    }

    /** Notes that the provider was asked, and when it is asked again; null: not again. */
    public void queried(String reference, Instant now, Instant again) {
        jdbc.sql("UPDATE fee_payment SET queried_at = ?, query_at = ? WHERE reference = ?")
                .params(at(now), again == null ? null : at(again), reference)
                .update();
    }

    /** Asks for a question as soon as possible, when the payment's provider is being asked at all. */
    public void hurry(String reference, Instant when) {
        jdbc.sql(
                        """
                        UPDATE fee_payment SET query_at = least(query_at, ?)
                         WHERE reference = ? AND state <> 'PAID' AND query_at IS NOT NULL
                        """)
                .params(at(when), reference)
                .update();
    }

    /** Payments whose provider should be asked, or whose booking should be looked for, locked for this transaction, without those another node is busy with. */
    public List<FeePayment> lockUnclear(Instant now, int limit) {
        return jdbc.sql(SELECT + "WHERE p.query_at < ? ORDER BY p.query_at LIMIT ? FOR UPDATE OF p SKIP LOCKED")
                .params(at(now), limit)
                .query(this::payment)
                .list();
    }

    private FeePayment payment(ResultSet row, int number) throws SQLException {
        return new FeePayment(
                row.getString("reference"),
                row.getObject("order_id", UUID.class),
                row.getString("dossier"),
                row.getString("method"),
                row.getString("provider"),
                row.getLong("amount"),
                PaymentStatus.valueOf(row.getString("state")),
                row.getString("client_address"),
                Optional.ofNullable(row.getString("checkout")).map(checkouts::read),
                Optional.ofNullable(row.getString("failure")),
                Optional.ofNullable(row.getString("provider_transaction")),
                row.getLong("paid"),
                row.getLong("refunded"),
                instant(row, "created_at").orElseThrow(),
                instant(row, "expires_at").orElseThrow(),
                instant(row, "paid_at"),
                !"PAID".equals(row.getString("state")) && row.getTimestamp("query_at") != null);
    }
}
