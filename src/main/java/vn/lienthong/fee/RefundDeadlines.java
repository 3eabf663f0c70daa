package vn.lienthong.fee;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.fee.store.RefundStore;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.RefundApproved;

/** Has providers asked about refunds they have not answered for. Every node looks; row locks decide which one acts. */
@Component
class RefundDeadlines {

    private static final int BATCH = 100;

    private final RefundStore refunds;
    private final Outbox outbox;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RefundDeadlines(RefundStore refunds, Outbox outbox, Clock clock, PlatformTransactionManager transactions) {
        this.refunds = refunds;
        this.outbox = outbox;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Scheduled(fixedDelayString = "${lienthong.fee.deadline-check:PT10S}")
    void check() {
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            List<Refund> unclear = refunds.lockUnclear(now, BATCH);
            for (Refund refund : unclear) {
                RefundApproved message = new RefundApproved();
                message.setRefund(refund.id());
                outbox.send(
                        Queues.FEE_REFUND,
                        refund.dossier().orElse(FeeConversation.number(refund.id(), FeeTime.day(refund.requestedAt()))),
                        message);
                refunds.sent(refund.id(), now, RefundDesk.askAgain(refund, now));
            }
        });
    }
}
