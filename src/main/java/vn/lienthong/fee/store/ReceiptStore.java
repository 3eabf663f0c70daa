package vn.lienthong.fee.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.fee.FeeReceipt;
import vn.lienthong.fee.ReceiptsOfOrder;

/** What is read of {@code fee_receipt}, {@code fee_receipting} and {@code fee_provider_receipt}. */
@Repository
public class ReceiptStore {

    private static final String ISSUED =
            """
            SELECT r.number, r.document, r.order_id, r.kind, r.person, r.person_name, r.amount, g.dated
              FROM fee_receipt r JOIN fee_receipting g USING (order_id)
             WHERE r.document IS NOT NULL
            """;

    private final JdbcClient jdbc;

    ReceiptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public Optional<FeeReceipt> main(UUID order) {
        return jdbc.sql(ISSUED + " AND r.order_id = ? AND r.kind IN ('OWN', 'SUMMARY')")
                .param(order)
                .query(ReceiptStore::receipt)
                .optional();
    }

    public Optional<FeeReceipt> byNumber(String number) {
        return jdbc.sql(ISSUED + " AND r.number = ?")
                .param(number)
                .query(ReceiptStore::receipt)
                .optional();
    }

    public Optional<FeeReceipt> byDocument(UUID order, UUID document) {
        return jdbc.sql(ISSUED + " AND r.order_id = ? AND r.document = ?")
                .params(order, document)
                .query(ReceiptStore::receipt)
                .optional();
    }

    /** The summary, which has the last place, first. */
    public List<FeeReceipt> issued(UUID order) {
        return jdbc.sql(ISSUED + " AND r.order_id = ? ORDER BY r.kind <> 'SUMMARY', r.position")
                .param(order)
                .query(ReceiptStore::receipt)
                .list();
    }

    public Map<UUID, ReceiptsOfOrder> progress(Collection<UUID> orders) {
        return jdbc
                .sql(
                        """
                        SELECT g.order_id, g.issued, g.expected, EXISTS (
                                   SELECT 1 FROM fee_provider_receipt p
                                    WHERE p.order_id = g.order_id AND p.document IS NOT NULL) AS of_provider
                          FROM fee_receipting g WHERE g.order_id = ANY (?)
                        """)
                .param(orders.toArray(UUID[]::new))
                .query((row, number) -> Map.entry(
                        row.getObject("order_id", UUID.class),
                        new ReceiptsOfOrder(
                                row.getInt("issued"), row.getInt("expected"), row.getBoolean("of_provider"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Of a member's own receipts of these orders, by order. */
    public Map<UUID, String> numbersOf(long person, Collection<UUID> orders) {
        return jdbc
                .sql(ISSUED + " AND r.person = ? AND r.order_id = ANY (?) AND r.kind <> 'SUMMARY'")
                .params(person, orders.toArray(UUID[]::new))
                .query(ReceiptStore::receipt)
                .list()
                .stream()
                .collect(Collectors.toMap(FeeReceipt::order, FeeReceipt::number));
    }

    /** The document of the provider's own receipt; empty until it is here. */
    public Optional<UUID> ofProvider(UUID order) {
        return jdbc.sql("SELECT document FROM fee_provider_receipt WHERE order_id = ? AND document IS NOT NULL LIMIT 1")
                .param(order)
                .query(UUID.class)
                .optional();
    }

    private static FeeReceipt receipt(ResultSet row, int number) throws SQLException {
        return new FeeReceipt(
                row.getString("number"),
                row.getObject("document", UUID.class),
                row.getObject("order_id", UUID.class),
                FeeReceipt.Kind.valueOf(row.getString("kind")),
                row.getLong("person"),
                row.getString("person_name"),
                row.getLong("amount"),
                row.getObject("dated", LocalDate.class));
    }
}
