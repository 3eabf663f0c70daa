package vn.lienthong.fee.store;

import static vn.lienthong.fee.store.OrderStore.at;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.fee.SuspenseKind;
import vn.lienthong.organisation.SearchText;

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
     * @param paidAt when the provider had it; null when it does not say
     * @param text what the payer wrote beside it; null when there is nothing
     */
    public record Unplaced(
            UUID id,
            SuspenseKind kind,
            String provider,
            String reference,
            String providerTransaction,
            UUID order,
            long amount,
            Instant paidAt,
            String text) {}

    /**
     * Money in suspense its officers do not know of.
     *
     * @param order it was meant for; empty when nobody knows
     * @param cell of that order
     * @param payer of that order
     */
    public record Untold(UUID id, Optional<UUID> order, Optional<String> cell, OptionalLong payer, long amount) {}

    /** The oldest of what nobody was told of and still waits, locked, without what another node is busy with. */
    public List<Untold> lockUntold(int limit) {
        return jdbc.sql(
                        """
                        SELECT s.id, s.order_id, o.cell, o.payer, s.amount FROM fee_suspense s LEFT JOIN fee_order o ON o.id = s.order_id
                         WHERE s.told_at IS NULL AND s.state = 'OPEN'
                         ORDER BY s.created_at LIMIT ? FOR NO KEY UPDATE OF s SKIP LOCKED
                        """)
                .param(limit)
                .query((row, number) -> new Untold(
                        row.getObject("id", UUID.class),
                        Optional.ofNullable(row.getObject("order_id", UUID.class)),
                        Optional.ofNullable(row.getString("cell")),
                        SuspenseCaseStore.person(row, "payer"),
                        row.getLong("amount")))
                .list();
    }

    public void told(Collection<UUID> money, Instant now) {
        jdbc.sql("UPDATE fee_suspense SET told_at = ? WHERE id = ANY (?)")
                .params(at(now), money.toArray(UUID[]::new))
                .update();
    }

    /** Whether money under this number of the provider is kept, whatever became of it. */
    public boolean holds(String provider, String transaction) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM fee_suspense WHERE provider = ? AND provider_transaction = ?)")
                .params(provider, transaction)
                .query(Boolean.class)
                .single();
    }

    /** @return whether it is new; the same money of the same kind is kept once */
    public boolean insert(Unplaced money, Instant now) {
        return jdbc.sql(
                                """
                        INSERT INTO fee_suspense (id, kind, provider, reference, provider_transaction, order_id, amount, state,
                                                  paid_at, text, search_text, created_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?, ?, ?) ON CONFLICT DO NOTHING
                        """)
                        .params(
                                money.id(),
                                money.kind().name(),
                                money.provider(),
                                money.reference(),
                                money.providerTransaction(),
                                money.order(),
                                money.amount(),
                                money.paidAt() == null ? null : at(money.paidAt()),
                                money.text(),
                                money.text() == null ? null : SearchText.of(money.text()),
                                at(now))
                        .update()
                == 1;
    }
}
