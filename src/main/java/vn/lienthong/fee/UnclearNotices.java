package vn.lienthong.fee;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.fee.store.UnclearPaymentStore;
import vn.lienthong.notice.Notices;

/**
 * Tells officers, once of each, of payments whose providers say for very long neither that they are paid nor that they never will be.
 * Every node looks; row locks decide which one tells.
 */
@Component
class UnclearNotices {

    private static final Logger log = LoggerFactory.getLogger(UnclearNotices.class);

    private static final int BATCH = 1_000;
    private static final String PAGE = "/office/fees/reconciliation";
    /** By then one that ends by itself has ended. */
    private static final Duration LATE = Duration.ofHours(1);

    private final UnclearPaymentStore store;
    private final FeeOffice office;
    private final Notices notices;
    private final FeeSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    UnclearNotices(
            UnclearPaymentStore store,
            FeeOffice office,
            Notices notices,
            FeeSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.office = office;
        this.notices = notices;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(
            fixedDelayString = "${lienthong.fee.suspense-notice:PT15M}",
            initialDelayString = "${lienthong.fee.suspense-notice:PT15M}")
    void tell() {
        transaction.executeWithoutResult(status -> {
            Instant now = clock.instant();
            List<String> untold =
                    store.lockUntold(now.minus(settings.unclearTime()).minus(LATE), BATCH);
            if (untold.isEmpty()) {
                return;
            }
            List<Long> officers = office.officersOfUnplaced();
            if (officers.isEmpty()) {
                log.warn("{} payments nobody speaks of have no officer to be told", untold.size());
                return;
            }
            officers.forEach(officer -> notices.request(
                    FeeConversation.number("unclear", FeeTime.day(now)),
                    officer,
                    "fee-payments-unclear",
                    PAGE,
                    Integer.toString(untold.size())));
            store.told(untold, now);
        });
    }
}
