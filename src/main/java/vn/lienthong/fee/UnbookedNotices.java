package vn.lienthong.fee;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import vn.lienthong.fee.store.UnclearPaymentStore;
import vn.lienthong.notice.Notices;

/** Tells officers of money that came and that could not be booked though it was told once more: its message is parked. */
@Component
class UnbookedNotices extends WaitingMoneyNotices<String> {

    private final UnclearPaymentStore store;

    UnbookedNotices(
            UnclearPaymentStore store,
            FeeOffice office,
            Notices notices,
            Clock clock,
            PlatformTransactionManager transactions) {
        super("fee-payments-unbooked", "/office/fees/reconciliation", office, notices, clock, transactions);
        this.store = store;
    }

    @Override
    List<String> lockUntold(Instant now, int limit) {
        return store.lockUntoldUnbooked(now.minus(PaymentJudge.BOOKED_BY), limit);
    }

    @Override
    void told(List<String> references, Instant now) {
        store.told(references, now);
    }
}
