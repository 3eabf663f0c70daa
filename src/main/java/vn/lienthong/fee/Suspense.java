package vn.lienthong.fee;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.lienthong.fee.store.LedgerStore;
import vn.lienthong.fee.store.SuspenseStore;

/** Keeps money that came and settles nothing by itself, on the books, until a person decides. */
@Component
class Suspense {

    private static final Logger log = LoggerFactory.getLogger(Suspense.class);

    /** How the timeline of its order tells of it. */
    private static final Map<SuspenseKind, String> EVENTS = Map.of(
            SuspenseKind.LATE, "fee.paid-late",
            SuspenseKind.SURPLUS, "fee.paid-twice",
            SuspenseKind.MISMATCH, "fee.paid-otherwise");

    private final SuspenseStore store;
    private final LedgerStore ledger;
    private final PayerNotices payers;
    private final Clock clock;

    Suspense(SuspenseStore store, LedgerStore ledger, PayerNotices payers, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.payers = payers;
        this.clock = clock;
    }

    /** Whether money under this number of the provider is kept, whatever became of it. */
    boolean holds(String provider, String providerTransaction) {
        return store.holds(provider, providerTransaction);
    }

    /**
     * In the caller's transaction. The same money of the same kind is kept once, and the payer of its order is told of it.
     *
     * @param reference as the provider named it; nullable
     * @param order it was meant for; nullable
     * @param amount VND, more than 0
     */
    void keep(
            SuspenseKind kind, String provider, String reference, String providerTransaction, UUID order, long amount) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        if (store.insert(
                new SuspenseStore.Unplaced(id, kind, provider, reference, providerTransaction, order, amount), now)) {
            ledger.book(List.of(LedgerEntry.suspense(id, provider, order, amount)), FeeTime.today(clock), now);
            log.warn("money of {} waits for a person: {} {}", provider, kind, reference);
            if (order != null) {
                payers.moneyWaits(order, EVENTS.get(kind));
            }
        }
    }
}
