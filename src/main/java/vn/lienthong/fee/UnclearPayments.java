package vn.lienthong.fee;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import vn.lienthong.fee.store.UnclearPaymentStore;

/** What the sweep that asks providers is busy with, for the officers who reconcile. */
@Service
public class UnclearPayments {

    private final FeeOffice office;
    private final UnclearPaymentStore store;
    private final Clock clock;

    UnclearPayments(FeeOffice office, UnclearPaymentStore store, Clock clock) {
        this.office = office;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Payments whose money came and stands in no book, then those nobody has spoken of though their time is over: those of open orders,
     * then the others; of each the oldest.
     *
     * @param after how many to leave out
     */
    public List<UnclearPayment> list(long officer, int after, int limit) {
        office.requireUnplaced(officer);
        return store.list(clock.instant(), after, limit);
    }
}
