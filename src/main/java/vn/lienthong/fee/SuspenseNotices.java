package vn.lienthong.fee;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.fee.FeeOffice.Officers;
import vn.lienthong.fee.store.SuspenseStore;
import vn.lienthong.fee.store.SuspenseStore.Untold;
import vn.lienthong.notice.Notices;

/**
 * Tells officers that money waits for their decision: one notice for all that came since the last look, so that a storm of odd
 * payments is no storm of notices. Every node looks; row locks decide which one tells.
 */
@Component
class SuspenseNotices {

    private static final Logger log = LoggerFactory.getLogger(SuspenseNotices.class);

    private static final int BATCH = 1_000;
    private static final String PAGE = "/office/fees/suspense";

    private final SuspenseStore store;
    private final FeeOffice office;
    private final Notices notices;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SuspenseNotices(
            SuspenseStore store,
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
        while (tellSome() == BATCH) {
            // a full batch means there may be more
        }
    }

    private int tellSome() {
        Integer count = transaction.execute(status -> {
            List<Untold> untold = store.lockUntold(BATCH);
            Map<Officers, List<Untold>> toTell = byOfficers(untold);
            toTell.forEach(this::tell);
            List<UUID> told = toTell.values().stream()
                    .flatMap(List::stream)
                    .map(Untold::id)
                    .toList();
            store.told(told, clock.instant());
            if (told.size() < untold.size()) {
                log.warn("{} amounts in suspense have no officer to be told", untold.size() - told.size());
            }
            return told.size();
        });
        return count == null ? 0 : count;
    }

    private Map<Officers, List<Untold>> byOfficers(Collection<Untold> untold) {
        Map<Optional<String>, Optional<Officers>> ofCell = untold.stream()
                .map(Untold::cell)
                .distinct()
                .collect(Collectors.toMap(cell -> cell, cell -> office.officersFor(cell, Set.of())));
        return untold.stream()
                .filter(money -> ofCell.get(money.cell()).isPresent())
                .collect(Collectors.groupingBy(money -> ofCell.get(money.cell()).orElseThrow()));
    }

    private void tell(Officers officers, List<Untold> money) {
        Instant now = clock.instant();
        long sum = money.stream().mapToLong(Untold::amount).sum();
        officers.people()
                .forEach(officer -> notices.request(
                        FeeConversation.number("suspense " + officers.organisation(), FeeTime.day(now)),
                        officer,
                        "fee-suspense",
                        PAGE,
                        Integer.toString(money.size()),
                        Money.inDigits(sum)));
    }
}
