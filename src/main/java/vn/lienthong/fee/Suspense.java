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
import vn.lienthong.messaging.TypedText;

/** Keeps money that came and settles nothing by itself, on the books, until a person decides. */
@Component
class Suspense {

    private static final Logger log = LoggerFactory.getLogger(Suspense.class);

    /** A transfer has room for 210. */
    private static final int LONGEST_TEXT = 500;

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
     * Money as it came.
     *
     * @param reference as the provider named it; null when it named none
     * @param amount VND, more than 0
     * @param paidAt when the provider had it; null when it does not say
     * @param text what the payer wrote beside it; null when there is nothing
     */
    record Arrival(
            String provider, String reference, String providerTransaction, long amount, Instant paidAt, String text) {}

    /**
     * In the caller's transaction. The same money of the same kind is kept once, and the payer of its order is told of it.
     *
     * @param order it was meant for; nullable
     */
    void keep(SuspenseKind kind, Arrival money, UUID order) {
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        SuspenseStore.Unplaced unplaced = new SuspenseStore.Unplaced(
                id,
                kind,
                money.provider(),
                money.reference(),
                money.providerTransaction(),
                order,
                money.amount(),
                money.paidAt(),
                written(money.text()));
        if (store.insert(unplaced, now)) {
            ledger.book(
                    List.of(LedgerEntry.suspense(id, money.provider(), order, money.amount())),
                    FeeTime.today(clock),
                    now);
            log.warn("money of {} waits for a person: {} {}", money.provider(), kind, money.reference());
            if (order != null) {
                payers.moneyWaits(order, EVENTS.get(kind));
            }
        }
    }

    /** As far as it can help anybody; null for nothing. */
    private static String written(String text) {
        String typed = TypedText.of(text);
        String kept = TypedText.of(typed.substring(0, Math.min(typed.length(), LONGEST_TEXT)));
        return kept.isEmpty() ? null : kept;
    }
}
