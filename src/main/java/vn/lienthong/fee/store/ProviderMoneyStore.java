package vn.lienthong.fee.store;

import static vn.lienthong.fee.store.OrderStore.at;

import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code provider_money}: what each number of a provider stands for. */
@Repository
public class ProviderMoneyStore {

    private final JdbcClient jdbc;

    ProviderMoneyStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Notes what a number stands for, in the caller's transaction; whoever brings the same number at the same time waits.
     *
     * @param reference nullable, as the provider named it
     * @param amount VND, more than 0
     * @return whether it stands for this now; false when it stood for something else before
     */
    public boolean note(String provider, String transaction, String reference, long amount, Instant now) {
        jdbc.sql("INSERT INTO provider_money VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")
                .params(provider, transaction, reference, amount, at(now))
                .update();
        return jdbc.sql(
                        """
                        SELECT amount = :amount AND reference IS NOT DISTINCT FROM :reference::text FROM provider_money
                         WHERE provider = :provider AND provider_transaction = :transaction
                        """)
                .param("amount", amount)
                .param("reference", reference)
                .param("provider", provider)
                .param("transaction", transaction)
                .query(Boolean.class)
                .single();
    }
}
