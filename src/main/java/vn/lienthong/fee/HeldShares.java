package vn.lienthong.fee;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.fee.store.LedgerStore;
import vn.lienthong.organisation.Organisations;

/**
 * Makes what is held for an organisation its own once it has an approved account; of one that has ended, its heir's once that has.
 * Every node looks; a lock on the organisation decides which one books.
 */
@Component
class HeldShares {

    private static final Logger log = LoggerFactory.getLogger(HeldShares.class);

    private final LedgerStore ledger;
    private final OrderShares shares;
    private final Organisations organisations;
    private final Clock clock;
    private final TransactionTemplate transaction;

    HeldShares(
            LedgerStore ledger,
            OrderShares shares,
            Organisations organisations,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.ledger = ledger;
        this.shares = shares;
        this.organisations = organisations;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelayString = "${lienthong.fee.release-check:PT5M}", initialDelayString = "PT1M")
    void release() {
        List<String> holders = ledger.holders();
        Map<String, String> heirs = holders.isEmpty() ? Map.of() : organisations.heirs(FeeTime.today(clock));
        for (String holder : holders) {
            Stream.of(holder, heirs.getOrDefault(holder, holder))
                    .filter(shares::hasAccount)
                    .findFirst()
                    .ifPresent(receiver -> release(holder, receiver));
        }
    }

    private void release(String organisation, String receiver) {
        try {
            transaction.executeWithoutResult(status -> {
                LedgerStore.Held held = ledger.lockHeld(organisation);
                if (held.amount() != 0) {
                    ledger.book(
                            List.of(LedgerEntry.release(
                                    organisation + "/" + held.entry(), organisation, receiver, held.amount())),
                            FeeTime.today(clock),
                            clock.instant());
                    log.info("{} VND held for {} are released to {}", held.amount(), organisation, receiver);
                }
            });
        } catch (DuplicateKeyException anotherNode) {
            log.info("what is held for {} was released by another node", organisation);
        } catch (RuntimeException e) {
            log.error("what is held for {} was not released", organisation, e);
        }
    }
}
