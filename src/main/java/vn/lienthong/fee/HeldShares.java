package vn.lienthong.fee;

import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.fee.store.LedgerStore;

/**
 * Makes what is held for an organisation its own once it has an approved account. Every node looks; a lock on the organisation
 * decides which one books.
 */
@Component
class HeldShares {

    private static final Logger log = LoggerFactory.getLogger(HeldShares.class);

    private final LedgerStore ledger;
    private final OrderShares shares;
    private final Clock clock;
    private final TransactionTemplate transaction;

    HeldShares(LedgerStore ledger, OrderShares shares, Clock clock, PlatformTransactionManager transactions) {
        this.ledger = ledger;
        this.shares = shares;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelayString = "${lienthong.fee.release-check:PT5M}", initialDelayString = "PT1M")
    void release() {
        ledger.holders().stream().filter(shares::hasAccount).forEach(this::release);
    }

    private void release(String organisation) {
        try {
            transaction.executeWithoutResult(status -> {
                LedgerStore.Held held = ledger.lockHeld(organisation);
                if (held.amount() != 0) {
                    ledger.book(
                            List.of(LedgerEntry.release(
                                    organisation + "/" + held.entry(), organisation, held.amount())),
                            FeeTime.today(clock),
                            clock.instant());
                    log.info("{} VND held for {} are released", held.amount(), organisation);
                }
            });
        } catch (DuplicateKeyException anotherNode) {
            log.info("what is held for {} was released by another node", organisation);
        } catch (RuntimeException e) {
            log.error("what is held for {} was not released", organisation, e);
        }
    }
}
