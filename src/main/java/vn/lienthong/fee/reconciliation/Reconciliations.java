package vn.lienthong.fee.reconciliation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.FeeOffice;
import vn.lienthong.fee.FeeTime;
import vn.lienthong.fee.reconciliation.ReconciliationLine.Result;
import vn.lienthong.fee.reconciliation.ReconciliationStore.Wanted;
import vn.lienthong.messaging.MessageContext;

/** What officers who care for unplaced money see of the comparisons. Everybody else is refused. */
@Service
public class Reconciliations {

    private final FeeOffice office;
    private final ReconciliationStore store;
    private final ReconciliationCalendar calendar;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Reconciliations(
            FeeOffice office,
            ReconciliationStore store,
            ReconciliationCalendar calendar,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.office = office;
        this.store = store;
        this.calendar = calendar;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The newest first. */
    public List<ReconciledDay> days(long officer, LocalDate from, LocalDate to) {
        office.requireUnplaced(officer);
        return store.days(from, to);
    }

    public ReconciledDay day(long officer, String provider, LocalDate day) {
        office.requireUnplaced(officer);
        return store.find(provider, day)
                .orElseThrow(() -> new Failure(ErrorCode.RECONCILIATION_UNKNOWN, provider + " " + day));
    }

    /** @param after how many to leave out */
    public List<ReconciliationLine> lines(
            long officer, String provider, LocalDate day, Result result, String text, int after, int limit) {
        day(officer, provider, day);
        return store.lines(provider, day, result, text, after, limit);
    }

    /** Every line of a result, for a file; a few hundred in memory at a time. */
    public void each(long officer, String provider, LocalDate day, Result result, Consumer<ReconciliationLine> reader) {
        day(officer, provider, day);
        store.each(provider, day, result, reader);
    }

    /** Has a day compared once more. */
    public void again(long officer, String provider, LocalDate day) {
        day(officer, provider, day);
        MessageContext.ofPerson(officer)
                .run(() -> transaction.executeWithoutResult(status -> {
                    calendar.send(new Wanted(provider, day));
                    audit.record(
                            MessageContext.current().actor(),
                            "fee.reconcile-again",
                            "reconciliation:" + provider + "/" + day,
                            Map.of());
                }));
    }

    public LocalDate today() {
        return FeeTime.today(clock);
    }
}
