package vn.lienthong.fee.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.fee.FeeLine;
import vn.lienthong.fee.FeeOrder;
import vn.lienthong.fee.OrderForm;
import vn.lienthong.fee.OrderState;

/** The tables {@code fee_order}, {@code fee_line} and {@code fee_month}. */
@Repository
public class OrderStore {

    static final String COLUMNS =
            "id, dossier, form, payer, cell, amount, line_count, state, created_at, expires_at, closed_at";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    public OrderStore(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
        this.batches = jdbc;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the form has made an order already */
    public void insert(FeeOrder order, UUID formKey, String searchText, List<FeeLine> lines) {
        jdbc.sql(
                        """
                        INSERT INTO fee_order (id, form_key, dossier, form, payer, cell, amount, line_count, state, search_text,
                                               created_at, expires_at)
                        VALUES (:id, :key, :dossier, :form, :payer, :cell, :amount, :lines, :state, :search, :created, :expires)
                        """)
                .param("id", order.id())
                .param("key", formKey)
                .param("dossier", order.number())
                .param("form", order.form().name())
                .param("payer", order.payer())
                .param("cell", order.cell())
                .param("amount", order.amount())
                .param("lines", order.lineCount())
                .param("state", order.state().name())
                .param("search", searchText)
                .param("created", at(order.createdAt()))
                .param("expires", at(order.expiresAt()))
                .update();
        batches.batchUpdate(
                "INSERT INTO fee_line (order_id, person, month, amount) VALUES (?, ?, ?, ?)",
                lines,
                500,
                (statement, line) -> {
                    statement.setObject(1, order.id());
                    statement.setLong(2, line.person());
                    statement.setObject(3, line.month().atDay(1));
                    statement.setLong(4, line.amount());
                });
    }

    /**
     * Takes the months of the lines for this order.
     *
     * @return the lines whose month is paid, or in another order; when there is any, the caller must roll back
     */
    public List<FeeLine> take(UUID order, List<FeeLine> lines) {
        Long[] people = lines.stream().map(FeeLine::person).toArray(Long[]::new);
        String[] months =
                lines.stream().map(line -> line.month().atDay(1).toString()).toArray(String[]::new);
        Long[] amounts = lines.stream().map(FeeLine::amount).toArray(Long[]::new);
        // in one order of keys, so that two payers of the same cell wait for each other and never deadlock
        Set<FeeLine> taken = new HashSet<>(jdbc.sql(
                        """
                        INSERT INTO fee_month (person, month, state, order_id, amount)
                        SELECT person, month, 'IN_PAYMENT', ?::uuid, amount
                          FROM unnest(?::bigint[], ?::text[]::date[], ?::bigint[]) AS wanted (person, month, amount)
                         ORDER BY person, month
                        ON CONFLICT DO NOTHING
                        RETURNING person, month, amount
                        """)
                .params(order, people, months, amounts)
                .query((row, number) -> line(row))
                .list());
        return lines.stream().filter(line -> !taken.contains(line)).toList();
    }

    public Optional<FeeOrder> find(UUID id) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM fee_order WHERE id = ?")
                .param(id)
                .query(OrderStore::order)
                .optional();
    }

    public Optional<FeeOrder> findByForm(UUID formKey) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM fee_order WHERE form_key = ?")
                .param(formKey)
                .query(OrderStore::order)
                .optional();
    }

    /** Those of the orders this person pays. */
    public Set<UUID> paidBy(long person, Collection<UUID> ids) {
        return new HashSet<>(jdbc.sql("SELECT id FROM fee_order WHERE payer = ? AND id = ANY (?)")
                .params(person, ids.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    public Optional<FeeOrder> lock(UUID id) {
        return lock(List.of(id)).stream().findFirst();
    }

    /**
     * The orders, locked in the order of their ids until the end of the transaction; unknown ones are left out. Rows that refer to
     * them may be written meanwhile: money of an order can come while somebody decides about it.
     */
    public List<FeeOrder> lock(Collection<UUID> ids) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM fee_order WHERE id = ANY (?) ORDER BY id FOR NO KEY UPDATE")
                .param(ids.toArray(UUID[]::new))
                .query(OrderStore::order)
                .list();
    }

    public List<FeeLine> lines(UUID order) {
        return jdbc.sql("SELECT person, month, amount FROM fee_line WHERE order_id = ? ORDER BY person, month")
                .param(order)
                .query((row, number) -> line(row))
                .list();
    }

    /** Closes open orders as paid, and their months with them. @param receiptsBy when their receipts should be there */
    public void pay(Collection<UUID> orders, Instant now, Instant receiptsBy) {
        UUID[] ids = orders.toArray(UUID[]::new);
        jdbc.sql("UPDATE fee_order SET state = 'PAID', closed_at = ?, receipts_by = ? WHERE id = ANY (?)")
                .params(at(now), at(receiptsBy), ids)
                .update();
        jdbc.sql("UPDATE fee_month SET state = 'PAID' WHERE order_id = ANY (?)")
                .param(ids)
                .update();
    }

    /** @param when the receipts of a paid order should be there; null once they are */
    public void receiptsBy(UUID order, Instant when) {
        jdbc.sql("UPDATE fee_order SET receipts_by = ? WHERE id = ?")
                .params(when == null ? null : at(when), order)
                .update();
    }

    /** Paid orders whose receipts should be there and are not, longest overdue first; those locked by others are left out. */
    public List<FeeOrder> lockUnreceipted(Instant now, int limit) {
        return jdbc.sql(
                        "SELECT " + COLUMNS
                                + """
                         FROM fee_order o
                         WHERE receipts_by < ?
                           AND NOT EXISTS (SELECT 1 FROM fee_receipting r
                                            WHERE r.order_id = o.id AND r.finished_at IS NOT NULL)
                         ORDER BY receipts_by LIMIT ? FOR NO KEY UPDATE OF o SKIP LOCKED
                        """)
                .params(at(now), limit)
                .query(OrderStore::order)
                .list();
    }

    /** Gives an open order up and its months back. */
    public void giveUp(UUID order, OrderState state, Instant now) {
        jdbc.sql("UPDATE fee_order SET state = ?, closed_at = ? WHERE id = ?")
                .params(state.name(), at(now), order)
                .update();
        jdbc.sql("DELETE FROM fee_month WHERE order_id = ? AND state = 'IN_PAYMENT'")
                .param(order)
                .update();
    }

    /** Whether money is here that is not what was to be paid, and that a person must look at. */
    public boolean held(UUID order) {
        return jdbc.sql("SELECT " + OrderListStore.HELD + " FROM fee_order o WHERE id = ?")
                .param(order)
                .query(Boolean.class)
                .single();
    }

    /**
     * Open orders whose time is over, of which no payment is unclear and for which no money waits, oldest first; those locked by
     * others are left out.
     */
    public List<UUID> lockOverdue(Instant now, int limit) {
        return jdbc.sql(
                        """
                        SELECT id FROM fee_order o
                         WHERE state = 'OPEN' AND expires_at < ?
                           AND NOT EXISTS (SELECT 1 FROM fee_payment p
                                            WHERE p.order_id = o.id AND (p.state = 'PAID' OR %s))
                           AND NOT (%s)
                         ORDER BY expires_at, id LIMIT ? FOR UPDATE OF o SKIP LOCKED
                        """
                                .formatted(PaymentStore.UNCLEAR, OrderListStore.HELD))
                .params(at(now), limit)
                .query(UUID.class)
                .list();
    }

    static FeeOrder order(ResultSet row, int number) throws SQLException {
        return new FeeOrder(
                row.getObject("id", UUID.class),
                row.getString("dossier"),
                OrderForm.valueOf(row.getString("form")),
                row.getLong("payer"),
                row.getString("cell"),
                row.getLong("amount"),
                row.getInt("line_count"),
                OrderState.valueOf(row.getString("state")),
                instant(row, "created_at").orElseThrow(),
                instant(row, "expires_at").orElseThrow(),
                instant(row, "closed_at"));
    }

    private static FeeLine line(ResultSet row) throws SQLException {
        return new FeeLine(
                row.getLong("person"), YearMonth.from(row.getObject("month", LocalDate.class)), row.getLong("amount"));
    }

    static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
