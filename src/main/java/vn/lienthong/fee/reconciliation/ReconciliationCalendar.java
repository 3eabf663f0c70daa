package vn.lienthong.fee.reconciliation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.fee.FeeConversation;
import vn.lienthong.fee.FeeTime;
import vn.lienthong.fee.reconciliation.ReconciledDay.State;
import vn.lienthong.fee.reconciliation.ReconciliationStore.Wanted;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.ReconciliationWanted;
import vn.lienthong.partner.payment.PaymentProvider;
import vn.lienthong.partner.payment.PaymentProviders;

/**
 * Has each day of each provider that gives statements compared once it is over, and days the hub slept through as well. Every
 * node looks; the day's row decides which one asks.
 */
@Component
class ReconciliationCalendar {

    /** While a statement is not there, or its provider stumbles. */
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
        askAgain(today);
    }

    private void ask(Wanted wanted) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            if (store.ask(wanted, now, now.plus(ASK_AGAIN))) {
                send(wanted);
            }
        });
    }

    private void askAgain(LocalDate today) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(
                status -> store.lockOverdue(now, today.minusDays(GIVE_UP)).forEach(wanted -> {
                    store.askAgain(wanted, State.ASKED, now.plus(ASK_AGAIN));
                    send(wanted);
                }));
    }

    /** In the caller's transaction. */
    void send(Wanted wanted) {
        ReconciliationWanted message = new ReconciliationWanted();
        message.setProvider(wanted.provider());
        message.setDay(wanted.day());
        outbox.send(Queues.FEE_RECONCILE, FeeConversation.number(wanted.provider(), wanted.day()), message);
    }
}
