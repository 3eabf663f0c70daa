package vn.lienthong.fee.store;

import static vn.lienthong.fee.store.OrderStore.at;
import static vn.lienthong.fee.store.OrderStore.instant;
import static vn.lienthong.fee.store.SuspenseCaseStore.person;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.fee.FeeOffice.Care;
import vn.lienthong.fee.Refund;
import vn.lienthong.fee.RefundPlan;
import vn.lienthong.fee.RefundStatus;
import vn.lienthong.fee.UnaskedRefund;
import vn.lienthong.humantask.LostStep;
import vn.lienthong.organisation.SearchText;

/** The table {@code fee_refund}, and what is set aside for refunds in {@code fee_payment}. */
@Repository
public class RefundStore {

    private static final String SELECT =
            """
            SELECT r.*, o.dossier, o.cell, o.payer FROM fee_refund r LEFT JOIN fee_order o ON o.id = r.order_id
            """;

    private final JdbcClient jdbc;

    RefundStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A place in the list. */
    public record Key(Instant at, String id) {}

    public long nextNumber() {
        return jdbc.sql("SELECT nextval('fee_refund_number')").query(Long.class).single();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the form has made one, or the money has one under way */
    public void insert(
            RefundPlan plan, UUID formKey, String reason, String organisation, long requestedBy, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO fee_refund (id, form_key, reference, of_payment, suspense, order_id, provider, money, amount,
                                                by_hand, state, reason, organisation, requested_by, requested_at,
                                                provider_transaction, left_at, step_due_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'REQUESTED', ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        plan.id(),
                        formKey,
                        plan.reference().orElse(null),
                        plan.ofPayment(),
                        plan.suspense().orElse(null),
                        plan.order().orElse(null),
                        plan.provider(),
                        plan.money(),
                        plan.amount(),
                        plan.byHand(),
                        reason,
                        organisation,
                        requestedBy,
                        at(now),
                        plan.left().map(UnaskedRefund::transaction).orElse(null),
                        plan.left().map(left -> at(left.at())).orElse(null),
                        at(LostStep.firstLook(now)))
                .update();
    }

    /** The booking of money that left its provider without the hub; empty when nobody asked for one, or it came to nothing. */
    public Optional<Refund> findLeft(String provider, String transaction) {
        return jdbc.sql(
                        SELECT
                                + """
                         WHERE r.provider = ? AND r.provider_transaction = ? AND r.left_at IS NOT NULL
                           AND r.state NOT IN ('REFUSED', 'FAILED', 'WITHDRAWN')
                        """)
                .params(provider, transaction)
                .query(RefundStore::refund)
                .optional();
    }

    /** Whether the hub knows by this number that a provider did what it was told, or what was given by hand. */
    public boolean isGiven(String provider, String transaction) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT 1 FROM fee_refund
                                        WHERE provider = ? AND provider_transaction = ? AND left_at IS NULL
                                          AND state = 'DONE')
                        """)
                .params(provider, transaction)
                .query(Boolean.class)
                .single();
    }

    /**
     * As {@link #findLeft}; until the end of the transaction nobody else decides what that number is. To be called before any row
     * of money is locked.
     */
    public Optional<Refund> lockLeft(String provider, String transaction) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))::text")
                .param("refund " + provider + " " + transaction)
                .query(String.class)
                .single();
        return findLeft(provider, transaction);
    }

    /** Whether a provider was, or is about to be, told to give back of this money, and has not said yet whether it did. */
    public boolean isOnItsWay(RefundPlan plan) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT 1 FROM fee_refund
                                        WHERE (reference = :reference OR suspense = :suspense)
                                          AND state IN ('APPROVED', 'SENT') AND NOT by_hand)
                        """)
                .param("reference", plan.reference().orElse(null))
                .param("suspense", plan.suspense().orElse(null))
                .query(Boolean.class)
                .single();
    }

    public Optional<Refund> find(String id) {
        return jdbc.sql(SELECT + "WHERE r.id = ?")
                .param(id)
                .query(RefundStore::refund)
                .optional();
    }

    public Optional<Refund> findByForm(UUID formKey) {
        return jdbc.sql(SELECT + "WHERE r.form_key = ?")
                .param(formKey)
                .query(RefundStore::refund)
                .optional();
    }

    /** As {@link #find}, holding its row until the end of the transaction. */
    public Optional<Refund> lock(String id) {
        return jdbc.sql(SELECT + "WHERE r.id = ? FOR UPDATE OF r")
                .param(id)
                .query(RefundStore::refund)
                .optional();
    }

    /** Every refund of an order, or of the money in suspense that was meant for it; oldest first. */
    public List<Refund> ofOrder(UUID order) {
        return jdbc.sql(SELECT + "WHERE r.order_id = ? ORDER BY r.requested_at, r.id")
                .param(order)
                .query(RefundStore::refund)
                .list();
    }

    public List<Refund> ofSuspense(UUID suspense) {
        return jdbc.sql(SELECT + "WHERE r.suspense = ? ORDER BY r.requested_at, r.id")
                .param(suspense)
                .query(RefundStore::refund)
                .list();
    }

    /** The newest first. */
    public List<Refund> list(Care care, Optional<RefundStatus> status, String text, Optional<Key> after, int limit) {
        Map<String, Object> values = new HashMap<>();
        values.put("cells", care.cells().toArray(String[]::new));
        values.put("unplaced", care.unplaced());
        values.put("state", status.map(Enum::name).orElse(null));
        values.put("patterns", SearchText.patterns(text).toArray(String[]::new));
        values.put("at", after.map(key -> at(key.at())).orElse(null));
        values.put("id", after.map(Key::id).orElse(null));
        values.put("limit", limit);
        return jdbc.sql(
                        SELECT
                                + """
                         WHERE (o.cell = ANY (:cells) OR r.order_id IS NULL AND :unplaced)
                           AND (:state::text IS NULL OR r.state = :state)
                           AND lower(concat_ws(' ', r.id, r.reference, r.money, o.search_text)) LIKE ALL (:patterns)
                           AND (:at::timestamptz IS NULL OR (r.requested_at, r.id) < (:at, :id))
                         ORDER BY r.requested_at DESC, r.id DESC LIMIT :limit
                        """)
                .params(values)
                .query(RefundStore::refund)
                .list();
    }

    /** VND of an order that went back already. */
    public long doneOfOrder(UUID order) {
        return jdbc.sql("SELECT coalesce(sum(amount), 0) FROM fee_refund WHERE order_id = ? AND state = 'DONE' AND"
                        + " (suspense IS NULL OR EXISTS (SELECT 1 FROM fee_suspense s WHERE s.id = suspense AND"
                        + " s.applied_to = fee_refund.order_id))")
                .param(order)
                .query(Long.class)
                .single();
    }

    /**
     * @param at when the person decided
     * @param now when that is taken up: what an approval has sent is looked after from then on
     */
    public void decided(String id, RefundStatus status, long person, String reason, Instant at, Instant now) {
        jdbc.sql(
                        """
                        UPDATE fee_refund SET state = :state, decided_by = :person, decided_at = :at, decision_reason = :reason,
                               ended_at = CASE WHEN :ends THEN :at END, step_due_at = :due
                         WHERE id = :id
                        """)
                .param("state", status.name())
                .param("person", person)
                .param("reason", reason)
                .param("at", at(at))
                .param("due", at(LostStep.firstLook(now)))
                .param("ends", !status.open())
                .param("id", id)
                .update();
    }

    public void withdrawn(String id, Instant now) {
        jdbc.sql("UPDATE fee_refund SET state = 'WITHDRAWN', ended_at = ? WHERE id = ?")
                .params(at(now), id)
                .update();
    }

    /** @param again when the provider is asked again, should it not have answered by then; null: not again */
    public void sent(String id, Instant now, Instant again) {
        jdbc.sql("UPDATE fee_refund SET state = 'SENT', sent_at = coalesce(sent_at, ?), ask_at = ? WHERE id = ?")
                .params(at(now), again == null ? null : at(again), id)
                .update();
    }

    /**
     * Its provider is asked no more; a person has to find out.
     *
     * @param named VND the provider says it gave back; null when it names none
     * @return false when what became of it is known, or it was doubted for the same reason before
     */
    public boolean doubt(String id, String why, Long named) {
        return jdbc.sql(
                                """
                                UPDATE fee_refund SET doubt = :why, named = coalesce(:named, named), ask_at = NULL
                                 WHERE id = :id AND state IN ('APPROVED', 'SENT') AND doubt IS DISTINCT FROM :why
                                """)
                        .param("why", why)
                        .param("named", named)
                        .param("id", id)
                        .update()
                == 1;
    }

    /**
     * What really went back, where it is, or was said to be, another amount than was asked for. Before {@link #done}, in its transaction.
     *
     * @param amount VND of it that are booked
     * @param named VND that went back
     */
    public void given(String id, long amount, long named) {
        jdbc.sql(
                        """
                        UPDATE fee_refund SET named = :named, asked = CASE WHEN amount > :amount THEN amount END, amount = :amount
                         WHERE id = :id
                        """)
                .param("amount", amount)
                .param("named", named)
                .param("id", id)
                .update();
    }

    /**
     * Others of the same money that are not ended are not told to their provider, or no more; a person has to find out.
     *
     * @return those of them that are approved
     */
    public List<Refund> hold(Refund refund, String why) {
        List<String> held = jdbc.sql(
                        """
                        UPDATE fee_refund SET doubt = :why, ask_at = NULL
                         WHERE id <> :id
                           AND (suspense = :suspense OR of_payment AND :ofPayment AND reference = :reference)
                           AND state IN ('REQUESTED', 'APPROVED', 'SENT')
                        RETURNING id
                        """)
                .param("why", why)
                .param("id", refund.id())
                .param("ofPayment", refund.ofPayment())
                .param("suspense", refund.suspense().orElse(null))
                .param("reference", refund.reference().orElse(null))
                .query(String.class)
                .list();
        return held.stream()
                .map(id -> find(id).orElseThrow())
                .filter(Refund::doubtful)
                .toList();
    }

    public void done(String id, String providerTransaction, Instant at) {
        jdbc.sql(
                        """
                        UPDATE fee_refund SET state = 'DONE', provider_transaction = ?, ended_at = ?, ask_at = NULL WHERE id = ?
                        """)
                .params(providerTransaction, at(at), id)
                .update();
    }

    public void failed(String id, String failure, Instant now) {
        jdbc.sql("UPDATE fee_refund SET state = 'FAILED', failure = ?, ended_at = ?, ask_at = NULL WHERE id = ?")
                .params(failure, at(now), id)
                .update();
    }

    /** Whether its provider was told of no other refund of the same payment and amount, which it could take it for. */
    public boolean isOnlyOne(Refund refund) {
        return jdbc.sql(
                        """
                        SELECT NOT EXISTS (SELECT 1 FROM fee_refund
                                            WHERE reference = ? AND coalesce(asked, amount) = ? AND id <> ? AND sent_at IS NOT NULL)
                        """)
                .params(refund.reference().orElse(null), refund.amount(), refund.id())
                .query(Boolean.class)
                .single();
    }

    /** Refunds the provider should be asked about, locked for this transaction, without those another node is busy with. */
    public List<Refund> lockUnclear(Instant now, int limit) {
        return jdbc.sql(SELECT + "WHERE r.ask_at < ? ORDER BY r.ask_at LIMIT ? FOR UPDATE OF r SKIP LOCKED")
                .params(at(now), limit)
                .query(RefundStore::refund)
                .list();
    }

    /**
     * As {@link #lockUnclear}: refunds that wait for their decision, and approved ones that wait for the message that has their provider
     * told, and are due to be looked at.
     */
    public List<Refund> lockStanding(Instant now, int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                         WHERE (r.state = 'REQUESTED'
                                OR r.state = 'APPROVED' AND NOT r.by_hand AND r.doubt IS NULL AND r.left_at IS NULL)
                           AND r.step_due_at <= ?
                         ORDER BY r.step_due_at, r.id LIMIT ? FOR UPDATE OF r SKIP LOCKED
                        """)
                .params(at(now), limit)
                .query(RefundStore::refund)
                .list();
    }

    /** Says when it is looked again whether the message of its step was lost. */
    public void stepDue(String id, Instant at) {
        jdbc.sql("UPDATE fee_refund SET step_due_at = ? WHERE id = ?")
                .params(at(at), id)
                .update();
    }

    /**
     * Sets aside of a payment what is to go back, or frees it again.
     *
     * @param amount negative to free
     * @return false when that is more than was paid
     */
    public boolean reserve(String reference, long amount) {
        return jdbc.sql("UPDATE fee_payment SET refunded = refunded + :more WHERE reference = :reference AND"
                                + " refunded + :more BETWEEN 0 AND paid")
                        .param("more", amount)
                        .param("reference", reference)
                        .update()
                == 1;
    }

    /** Whether a payment's own money is the one with this number of the provider; else it is other money of the same order. */
    public boolean isOwnMoney(String reference, String providerTransaction) {
        return jdbc.sql("SELECT state = 'PAID' AND coalesce(provider_transaction, reference) = ? FROM fee_payment"
                        + " WHERE reference = ?")
                .params(providerTransaction, reference)
                .query(Boolean.class)
                .single();
    }

    /** An order all of whose money went back: its months may be paid again. */
    public void freeMonths(UUID order) {
        jdbc.sql("DELETE FROM fee_month WHERE order_id = ?").param(order).update();
    }

    private static Refund refund(ResultSet row, int number) throws SQLException {
        return new Refund(
                row.getString("id"),
                Optional.ofNullable(row.getString("reference")),
                row.getBoolean("of_payment"),
                Optional.ofNullable(row.getObject("suspense", UUID.class)),
                Optional.ofNullable(row.getObject("order_id", UUID.class)),
                Optional.ofNullable(row.getString("dossier")),
                Optional.ofNullable(row.getString("cell")),
                person(row, "payer"),
                row.getString("provider"),
                row.getString("money"),
                row.getLong("amount"),
                person(row, "asked").orElse(row.getLong("amount")),
                row.getBoolean("by_hand"),
                RefundStatus.valueOf(row.getString("state")),
                row.getString("reason"),
                row.getString("organisation"),
                row.getLong("requested_by"),
                instant(row, "requested_at").orElseThrow(),
                person(row, "decided_by"),
                instant(row, "decided_at"),
                Optional.ofNullable(row.getString("decision_reason")),
                instant(row, "sent_at"),
                Optional.ofNullable(row.getString("provider_transaction")),
                Optional.ofNullable(row.getString("failure")),
                Optional.ofNullable(row.getString("doubt")),
                person(row, "named"),
                instant(row, "ended_at"),
                instant(row, "left_at"));
    }
}
