package vn.lienthong.fee.store;

import static vn.lienthong.fee.store.OrderStore.at;

import java.time.Instant;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.fee.SuspenseKind;

/** The table {@code fee_suspense}. */
@Repository
public class SuspenseStore {

    private final JdbcClient jdbc;

    SuspenseStore(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /**
     * One amount of money nobody has placed.
     *
     * @param reference as the provider named it; null when it named none
     * @param order it was meant for; null when nobody knows
     */
    public record Unplaced(
            UUID id,
            SuspenseKind kind,
            String provider,
            String reference,
            String providerTransaction,
            UUID order,
            long amount) {}

    /** @return whether it is new; the same money of the same kind is kept once */
    public boolean insert(Unplaced money, Instant now) {
        return jdbc.sql(
                                """
                        INSERT INTO fee_suspense (id, kind, provider, reference, provider_transaction, order_id, amount, state,
                                                  created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, 'OPEN', ?) ON CONFLICT DO NOTHING
                        """)
                        .params(
                                money.id(),
                                money.kind().name(),
                                money.provider(),
                                money.reference(),
                                money.providerTransaction(),
                                money.order(),
                                money.amount(),
                                at(now))
                        .update()
                == 1;
    }
}
