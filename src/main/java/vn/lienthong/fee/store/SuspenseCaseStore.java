package vn.lienthong.fee.store;

import static vn.lienthong.fee.store.OrderStore.at;
import static vn.lienthong.fee.store.OrderStore.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.fee.FeeOffice.Care;
import vn.lienthong.fee.SuspenseCase;
import vn.lienthong.fee.SuspenseFilter;
import vn.lienthong.fee.SuspenseKind;
import vn.lienthong.fee.SuspenseState;
import vn.lienthong.organisation.SearchText;

/** The table {@code fee_suspense} as the people who decide see it. */
@Repository
public class SuspenseCaseStore {

    private static final String SELECT =
            """
            SELECT s.*, o.dossier, o.cell, o.payer FROM fee_suspense s LEFT JOIN fee_order o ON o.id = s.order_id
            """;

    /** Whether all of some money {@code s} that was placed went back. */
    static final String GIVEN_BACK =
            """
            (s.amount <= (SELECT coalesce(sum(b.amount), 0) FROM fee_refund b
                           WHERE b.suspense = s.id AND b.state = 'DONE'))""";

    private static final String WANTED =
            """
             WHERE (o.cell = ANY (:cells) OR s.order_id IS NULL AND :unplaced)
               AND (:kind::text IS NULL OR s.kind = :kind)
               AND (:state::text IS NULL OR s.state = :state)
               AND (:provider::text IS NULL OR s.provider = :provider)
               AND (:before::timestamptz IS NULL OR s.created_at < :before)
               AND lower(concat_ws(' ', s.reference, s.provider_transaction, s.search_text, o.search_text)) LIKE ALL (:patterns)
            """;

    private final JdbcClient jdbc;

    SuspenseCaseStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A place in the list. */
    public record Key(Instant at, UUID id) {}

    public Optional<SuspenseCase> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE s.id = ?")
                .param(id)
                .query(SuspenseCaseStore::money)
                .optional();
    }

    /** As {@link #find}, holding its row until the end of the transaction. */
    public Optional<SuspenseCase> lock(UUID id) {
        return jdbc.sql(SELECT + "WHERE s.id = ? FOR UPDATE OF s")
                .param(id)
                .query(SuspenseCaseStore::money)
                .optional();
    }

    /** The oldest first. */
    public List<SuspenseCase> list(Care care, SuspenseFilter filter, Optional<Key> after, int limit) {
        Map<String, Object> values = values(care, filter);
        values.put("at", after.map(key -> at(key.at())).orElse(null));
        values.put("id", after.map(Key::id).orElse(null));
        values.put("limit", limit);
        return jdbc.sql(SELECT + WANTED
                        + "AND (:at::timestamptz IS NULL OR (s.created_at, s.id) > (:at, :id::uuid))"
                        + " ORDER BY s.created_at, s.id LIMIT :limit")
                .params(values)
                .query(SuspenseCaseStore::money)
                .list();
    }

    public int count(Care care, SuspenseFilter filter) {
        return jdbc.sql("SELECT count(*) FROM fee_suspense s LEFT JOIN fee_order o ON o.id = s.order_id" + WANTED)
                .params(values(care, filter))
                .query(Integer.class)
                .single();
    }

    /** Money that was meant for an order, or settled it; oldest first. */
    public List<SuspenseCase> ofOrder(UUID order) {
        return jdbc.sql(SELECT + "WHERE s.order_id = :order OR s.applied_to = :order ORDER BY s.created_at, s.id")
                .param("order", order)
                .query(SuspenseCaseStore::money)
                .list();
    }

    /** Whether all of money that was placed went back. */
    public boolean isGivenBack(UUID id) {
        return jdbc.sql("SELECT " + GIVEN_BACK + " FROM fee_suspense s WHERE s.id = ?")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    /** VND that neither went back nor are promised to. */
    public long left(UUID id) {
        return jdbc.sql("SELECT amount - refunded FROM fee_suspense WHERE id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    /** What is left over of money of which a part was placed. */
    public void insertRest(UUID id, SuspenseCase placed, long amount, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO fee_suspense (id, kind, provider, reference, provider_transaction, order_id, amount, state,
                                                  paid_at, text, search_text, created_at, rest_of)
                        SELECT ?, kind, provider, reference, provider_transaction, order_id, ?, 'OPEN', paid_at, text,
                               search_text, ?, id
                          FROM fee_suspense WHERE id = ?
                        """)
                .params(id, amount, at(now), placed.id())
                .update();
    }

    /** Leaves so much of the money to be decided about on its own. */
    public void split(UUID rest, SuspenseCase money, long amount, Instant now) {
        jdbc.sql("UPDATE fee_suspense SET amount = amount - ? WHERE id = ?")
                .params(amount, money.id())
                .update();
        insertRest(rest, money, amount, now);
    }

    /** @param amount of it that settled the order */
    public void applied(UUID id, long amount, UUID order, long person, String reason, Instant now) {
        jdbc.sql(
                        """
                        UPDATE fee_suspense SET state = 'APPLIED', amount = ?, applied_to = ?, settled_by = ?, reason = ?,
                               settled_at = ?
                         WHERE id = ?
                        """)
                .params(amount, order, person, reason, at(now), id)
                .update();
    }

    /**
     * Officers are told anew of what waits for them again.
     *
     * @param person who decided; null when the hub did
     */
    public void become(UUID id, SuspenseState state, Long person, String reason, Instant now) {
        jdbc.sql(
                        """
                        UPDATE fee_suspense
                           SET state = :state, settled_by = coalesce(:person, settled_by), reason = coalesce(:reason, reason),
                               settled_at = CASE WHEN :state <> 'OPEN' THEN :now END,
                               told_at = CASE WHEN :state <> 'OPEN' THEN told_at END
                         WHERE id = :id
                        """)
                .param("state", state.name())
                .param("person", person)
                .param("reason", reason)
                .param("now", at(now))
                .param("id", id)
                .update();
    }

    /**
     * Sets aside what is to go back, or frees it again.
     *
     * @param amount negative to free
     * @return false when that is more than there is
     */
    public boolean reserve(UUID id, long amount) {
        return jdbc.sql(
                                "UPDATE fee_suspense SET refunded = refunded + :more WHERE id = :id AND refunded + :more BETWEEN 0 AND amount")
                        .param("more", amount)
                        .param("id", id)
                        .update()
                == 1;
    }

    private static Map<String, Object> values(Care care, SuspenseFilter filter) {
        Map<String, Object> values = new HashMap<>();
        values.put("cells", care.cells().toArray(String[]::new));
        values.put("unplaced", care.unplaced());
        values.put("kind", filter.kind().map(Enum::name).orElse(null));
        values.put("state", filter.state().map(Enum::name).orElse(null));
        values.put("provider", filter.provider().orElse(null));
        values.put("before", filter.before().map(OrderStore::at).orElse(null));
        values.put("patterns", SearchText.patterns(filter.text()).toArray(String[]::new));
        return values;
    }

    private static SuspenseCase money(ResultSet row, int number) throws SQLException {
        return new SuspenseCase(
                row.getObject("id", UUID.class),
                SuspenseKind.valueOf(row.getString("kind")),
                row.getString("provider"),
                Optional.ofNullable(row.getString("reference")),
                row.getString("provider_transaction"),
                Optional.ofNullable(row.getObject("order_id", UUID.class)),
                Optional.ofNullable(row.getString("dossier")),
                Optional.ofNullable(row.getString("cell")),
                person(row, "payer"),
                row.getLong("amount"),
                instant(row, "paid_at"),
                Optional.ofNullable(row.getString("text")),
                SuspenseState.valueOf(row.getString("state")),
                person(row, "settled_by"),
                Optional.ofNullable(row.getString("reason")),
                instant(row, "created_at").orElseThrow(),
                instant(row, "settled_at"),
                Optional.ofNullable(row.getObject("rest_of", UUID.class)),
                Optional.ofNullable(row.getObject("applied_to", UUID.class)));
    }

    static OptionalLong person(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }
}
