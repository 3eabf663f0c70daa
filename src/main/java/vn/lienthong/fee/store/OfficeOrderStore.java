package vn.lienthong.fee.store;

import static vn.lienthong.fee.store.OrderStore.at;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.fee.FeeOrder;
import vn.lienthong.fee.OrderState;
import vn.lienthong.organisation.SearchText;

/** The table {@code fee_order} as a list for officers. */
@Repository
public class OfficeOrderStore {

    private final JdbcClient jdbc;

    OfficeOrderStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A place in the list. */
    public record Key(Instant at, UUID id) {}

    /** The newest first. */
    public List<FeeOrder> list(
            Collection<String> cells, Optional<OrderState> state, String text, Optional<Key> after, int limit) {
        Map<String, Object> values = new HashMap<>();
        values.put("cells", cells.toArray(String[]::new));
        values.put("state", state.map(Enum::name).orElse(null));
        values.put("patterns", SearchText.patterns(text).toArray(String[]::new));
        values.put("reference", text.strip().toUpperCase(Locale.ROOT));
        values.put("at", after.map(key -> at(key.at())).orElse(null));
        values.put("id", after.map(Key::id).orElse(null));
        values.put("limit", limit);
        return jdbc.sql(
                        """
                        SELECT id, dossier, form, payer, cell, amount, line_count, state, created_at, expires_at, closed_at
                          FROM fee_order o
                         WHERE cell = ANY (:cells)
                           AND (:state::text IS NULL OR state = :state)
                           AND (search_text LIKE ALL (:patterns)
                                OR EXISTS (SELECT 1 FROM fee_payment p WHERE p.order_id = o.id AND p.reference = :reference))
                           AND (:at::timestamptz IS NULL OR (created_at, id) < (:at, :id::uuid))
                         ORDER BY created_at DESC, id DESC LIMIT :limit
                        """)
                .params(values)
                .query(OrderStore::order)
                .list();
    }
}
