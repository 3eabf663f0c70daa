package vn.lienthong.fee;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import vn.lienthong.fee.store.UnclearPaymentStore;
import vn.lienthong.notice.Notices;

/** Tells officers of payments whose providers say for very long neither that they are paid nor that they never will be. */
@Component
class UnclearNotices extends WaitingMoneyNotices<String> {

    /** By then one that ends by itself has ended. */
    private static final Duration LATE = Duration.ofHours(1);

    private final UnclearPaymentStore store;
    private final FeeSettings settings;

    UnclearNotices(
            UnclearPaymentStore store,
            FeeOffice office,
            Notices notices,
            FeeSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        super("fee-payments-unclear", "/office/fees/reconciliation", office, notices, clock, transactions);
        this.store = store;
        this.settings = settings;
    }

    @Override
    List<String> lockUntold(Instant now, int limit) {
        return store.lockUntold(now.minus(settings.unclearTime()).minus(LATE), limit);
    }

    @Override
    void told(List<String> references, Instant now) {
        store.told(references, now);
    }
}
