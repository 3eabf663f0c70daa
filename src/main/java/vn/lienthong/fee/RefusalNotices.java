package vn.lienthong.fee;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import vn.lienthong.fee.store.RefusedNoticeStore;
import vn.lienthong.notice.Notices;

/**
 * Tells officers that a provider contradicts itself, speaks of money in another currency, or gave back what the hub did not ask for:
 * what stands in no book, so that nobody finds it there.
 */
@Component
class RefusalNotices extends WaitingMoneyNotices<Long> {

    private final RefusedNoticeStore store;

    RefusalNotices(
            RefusedNoticeStore store,
            FeeOffice office,
            Notices notices,
            Clock clock,
            PlatformTransactionManager transactions) {
        super("fee-refused-notices", "/office/fees/notices?reviewed=false", office, notices, clock, transactions);
        this.store = store;
    }

    @Override
    List<Long> lockUntold(Instant now, int limit) {
        return store.lockUntold(limit);
    }

    @Override
    void told(List<Long> refused, Instant now) {
        store.told(refused, now);
    }
}
