package vn.lienthong.fee.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.fee.FeeConversation;
import vn.lienthong.fee.FeeTime;
import vn.lienthong.fee.Refund;
import vn.lienthong.fee.UnaskedRefundListener;
import vn.lienthong.fee.reconciliation.ReconciliationStore.Wanted;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.ReconciliationWanted;
import vn.lienthong.partner.payment.PaymentProvider;
import vn.lienthong.partner.payment.PaymentProviders;

/**
 * Has each day of each provider that gives statements compared once it is over, and days the hub slept through as well. Every
 * node looks; the day's row decides which one asks. What never comes is given up in the end.
 */
@Component
class ReconciliationCalendar implements UnaskedRefundListener {

    private static final Logger log = LoggerFactory.getLogger(ReconciliationCalendar.class);

    /** While a statement is not there, its provider stumbles, or it was asked about what its statement has. */
    static final Duration ASK_AGAIN = Duration.ofHours(1);

    private static final int CATCH_UP = 7;
    private static final int GIVE_UP = 30;

    private final PaymentProviders providers;
    private final ReconciliationStore store;
    private final Outbox outbox;
    private final Clock clock;
    private final TransactionTemplate transaction;

    ReconciliationCalendar(
            PaymentProviders providers,
            ReconciliationStore store,
            Outbox outbox,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.providers = providers;
        this.store = store;
        this.outbox = outbox;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(cron = "${lienthong.fee.reconcile:0 10 * * * *}", zone = "Asia/Ho_Chi_Minh")
    void check() {
        LocalDate today = FeeTime.today(clock);
        for (PaymentProvider provider : providers.all()) {
            for (int ago = CATCH_UP; provider.hasStatements() && ago > 0; ago--) {
                ask(new Wanted(provider.id(), today.minusDays(ago)));
            }
        }
        LocalDate last = today.minusDays(GIVE_UP);
        askAgain(last);
        giveUp(last);
    }

    private void ask(Wanted wanted) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            if (store.ask(wanted, now, now.plus(ASK_AGAIN))) {
                send(wanted);
            }
        });
    }

    private void askAgain(LocalDate last) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> store.lockOverdue(now, last).forEach(wanted -> {
            store.askAgain(wanted, now.plus(ASK_AGAIN));
            send(wanted);
        }));
    }

    private void giveUp(LocalDate last) {
        int days = store.giveUp(last);
        if (days > 0) {
            log.warn("{} days have no statement and are given up", days);
        }
    }

    /** Its day is compared once more, now that the books have it. */
    @Override
    public void booked(Refund refund) {
        LocalDate day = FeeTime.day(refund.left().orElseThrow());
        store.find(refund.provider(), day).ifPresent(known -> send(new Wanted(refund.provider(), day)));
    }

    /** In the caller's transaction. */
    void send(Wanted wanted) {
        ReconciliationWanted message = new ReconciliationWanted();
        message.setProvider(wanted.provider());
        message.setDay(wanted.day());
        outbox.send(Queues.FEE_RECONCILE, FeeConversation.number(wanted.provider(), wanted.day()), message);
    }
}
