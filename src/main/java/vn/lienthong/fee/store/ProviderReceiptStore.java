package vn.lienthong.fee.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code fee_provider_receipt}. */
@Repository
public class ProviderReceiptStore {

    private final JdbcClient jdbc;

    ProviderReceiptStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when it was wanted before */
    public boolean insert(String reference, UUID order, Instant askAgain) {
        return jdbc.sql("INSERT INTO fee_provider_receipt (payment, order_id, ask_at) VALUES (?, ?, ?)"
                                + " ON CONFLICT DO NOTHING")
                        .params(reference, order, OrderStore.at(askAgain))
                        .update()
                == 1;
    }

    /** References that are due, locked for this transaction, with how often each was asked for again. */
    public Map<String, Integer> lockDue(Instant now, int limit) {
        Map<String, Integer> due = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        SELECT payment, asked FROM fee_provider_receipt WHERE ask_at < ?
                         ORDER BY ask_at LIMIT ? FOR UPDATE SKIP LOCKED
                        """)
                .params(OrderStore.at(now), limit)
                .query(row -> {
                    due.put(row.getString("payment"), row.getInt("asked"));
                });
        return due;
    }

    /** @param askAgain null: no more */
    public void asked(String reference, Instant askAgain) {
        jdbc.sql("UPDATE fee_provider_receipt SET asked = asked + 1, ask_at = ? WHERE payment = ?")
                .param(askAgain == null ? null : OrderStore.at(askAgain))
                .param(reference)
                .update();
    }

    /** The order it is wanted for, while it is not here yet; nobody else keeps it until the transaction ends. */
    public Optional<UUID> lockWaiting(String reference) {
        return jdbc.sql("SELECT order_id FROM fee_provider_receipt WHERE payment = ? AND document IS NULL FOR UPDATE")
                .param(reference)
                .query(UUID.class)
                .optional();
    }

    public void kept(String reference, UUID document) {
        jdbc.sql("UPDATE fee_provider_receipt SET document = ?, ask_at = NULL WHERE payment = ?")
                .params(document, reference)
                .update();
    }
}
