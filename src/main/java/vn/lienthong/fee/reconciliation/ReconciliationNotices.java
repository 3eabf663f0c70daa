package vn.lienthong.fee.reconciliation;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.fee.FeeConversation;
import vn.lienthong.fee.FeeOffice;
import vn.lienthong.fee.FeeTime;
import vn.lienthong.fee.reconciliation.ReconciliationStore.Wanted;
import vn.lienthong.notice.Notices;

/**
 * Tells officers of days that do not match the books, whose statement is of no use, or that are given up: one notice in the
 * morning for all of them, once for each of these. Every node looks; row locks decide which one tells.
 */
@Component
class ReconciliationNotices {

    private static final Logger log = LoggerFactory.getLogger(ReconciliationNotices.class);

    private static final String PAGE = "/office/fees/reconciliation";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");
    /** Days named in a notice; the page has all of them. */
    private static final int NAMED = 10;

    private final ReconciliationStore store;
    private final FeeOffice office;
    private final Notices notices;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ReconciliationNotices(
            ReconciliationStore store,
            FeeOffice office,
            Notices notices,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.office = office;
        this.notices = notices;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(cron = "${lienthong.fee.reconcile-notice:0 0 8 * * *}", zone = "Asia/Ho_Chi_Minh")
    void tell() {
        transaction.executeWithoutResult(status -> {
            List<Wanted> untold = store.lockUntold();
            if (untold.isEmpty()) {
                return;
            }
            List<Long> officers = office.officersOfUnplaced();
            if (officers.isEmpty()) {
                log.warn("{} days that need a person have no officer to be told", untold.size());
                return;
            }
            officers.forEach(officer -> tell(officer, untold));
            untold.forEach(store::told);
        });
    }

    private void tell(long officer, List<Wanted> untold) {
        List<LocalDate> days =
                untold.stream().map(Wanted::day).distinct().sorted().toList();
        String named = days.stream().limit(NAMED).map(DAY::format).collect(Collectors.joining(", "));
        notices.request(
                FeeConversation.number("reconciliation", FeeTime.today(clock)),
                officer,
                "fee-reconciliation",
                page(untold, days),
                Integer.toString(untold.size()),
                days.size() > NAMED ? named + ", …" : named);
    }

    /** Of several days the list that begins with the newest of them. */
    private static String page(List<Wanted> untold, List<LocalDate> days) {
        return untold.size() == 1
                ? PAGE + "/" + untold.get(0).provider() + "/" + untold.get(0).day()
                : PAGE + "?until=" + DAY.format(days.get(days.size() - 1));
    }
}
