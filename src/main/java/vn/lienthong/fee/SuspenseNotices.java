package vn.lienthong.fee;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import vn.lienthong.fee.store.SuspenseStore;
import vn.lienthong.fee.store.SuspenseStore.Untold;
import vn.lienthong.notice.Notices;

/** Tells officers that money waits for their decision. */
@Component
class SuspenseNotices extends WaitingMoneyNotices<Untold> {

    private final SuspenseStore store;
    private final OwnMoney own;

    SuspenseNotices(
            SuspenseStore store,
            OwnMoney own,
            FeeOffice office,
            Notices notices,
            Clock clock,
            PlatformTransactionManager transactions) {
        super("fee-suspense", "/office/fees/suspense", office, notices, clock, transactions);
        this.store = store;
        this.own = own;
    }

    @Override
    List<Untold> lockUntold(Instant now, int limit) {
        return store.lockUntold(limit);
    }

    @Override
    void told(List<Untold> money, Instant now) {
        store.told(money.stream().map(Untold::id).toList(), now);
    }

    @Override
    Optional<String> cellOf(Untold money) {
        return money.cell();
    }

    @Override
    Set<Long> besides(Untold money) {
        return own.people(money.payer(), money.order());
    }

    @Override
    String[] words(List<Untold> money) {
        long sum = money.stream().mapToLong(Untold::amount).sum();
        return new String[] {Integer.toString(money.size()), Money.inDigits(sum)};
    }
}
