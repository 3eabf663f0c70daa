package vn.lienthong.fee;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.fee.store.RefusedNoticeStore;
import vn.lienthong.notice.Notices;

/**
 * Tells officers that a provider contradicts itself, or speaks of money in another currency: what stands in no book, so that
 * nobody finds it there. One notice for all that came since the last look, as of money in suspense.
 */
@Component
class RefusalNotices {

    private static final Logger log = LoggerFactory.getLogger(RefusalNotices.class);

    private static final int BATCH = 1_000;
    private static final String PAGE = "/office/fees/notices?reviewed=false";

    private final RefusedNoticeStore store;
    private final FeeOffice office;
    private final Notices notices;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RefusalNotices(
            RefusedNoticeStore store,
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

    @Scheduled(
            fixedDelayString = "${lienthong.fee.suspense-notice:PT15M}",
            initialDelayString = "${lienthong.fee.suspense-notice:PT15M}")
    void tell() {
        transaction.executeWithoutResult(status -> {
            List<Long> untold = store.lockUntold(BATCH);
            if (untold.isEmpty()) {
                return;
            }
            Optional<String> responsible = office.responsibleFor(Optional.empty());
            if (responsible.isEmpty()) {
                log.warn("{} refused notices have nobody responsible for them", untold.size());
                return;
            }
            List<Long> officers = office.officersOf(responsible.get());
            if (officers.isEmpty()) {
                log.warn("{} refused notices have no officer to be told", untold.size());
                return;
            }
            tell(responsible.get(), officers, untold.size());
            store.told(untold, clock.instant());
        });
    }

    private void tell(String organisation, List<Long> officers, int count) {
        Instant now = clock.instant();
        officers.forEach(officer -> notices.request(
                FeeConversation.number("refused " + organisation, FeeTime.day(now)),
                officer,
                "fee-refused-notices",
                PAGE,
                Integer.toString(count)));
    }
}
