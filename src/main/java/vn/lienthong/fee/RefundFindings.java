package vn.lienthong.fee;

import java.time.Clock;
import java.util.Map;
import java.util.OptionalLong;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.RefundStore;
import vn.lienthong.messaging.MessageContext;

/** What officers write down about refunds no provider tells of: a transfer made by hand, and what they found out. */
@Service
public class RefundFindings {

    private final Refunds refunds;
    private final RefundStore store;
    private final RefundOutcomes outcomes;
    private final OwnMoney own;
    private final AuditLog audit;
    private final Clock clock;
    private final TransactionTemplate transaction;

    RefundFindings(
            Refunds refunds,
            RefundStore store,
            RefundOutcomes outcomes,
            OwnMoney own,
            AuditLog audit,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.refunds = refunds;
        this.store = store;
        this.outcomes = outcomes;
        this.own = own;
        this.audit = audit;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Writes down that approved money was transferred by hand.
     *
     * @param transfer number of the transfer, or of its paper
     * @throws Failure when the provider is to give it back, it is not approved, somebody has to find out something first, or the
     *     number is booked as money that left without the hub
     */
    public void transferred(long officer, String id, String transfer) {
        String number = Reasons.required(transfer);
        Refund known = refunds.get(officer, id);
        MessageContext.ofPerson(officer)
                .run(() -> transaction.executeWithoutResult(status -> {
                    requireNotLeft(known, number);
                    Refund refund = store.lock(id).orElseThrow();
                    own.refuse(officer, refund.payer(), refund.order());
                    if (!transferable(refund)) {
                        throw new Failure(ErrorCode.REFUND_NOT_POSSIBLE, "refund " + id + " is " + refund.status());
                    }
                    outcomes.done(refund, number, clock.instant());
                    audit.record(MessageContext.current().actor(), "fee.refund-transferred", "refund:" + id, Map.of());
                }));
    }

    private void requireNotLeft(Refund refund, String number) {
        if (outcomes.isLeft(refund, number)) {
            throw new Failure(ErrorCode.UNASKED_REFUND_CLOSED, refund.provider() + " " + number);
        }
    }

    private static boolean transferable(Refund refund) {
        return refund.byHand() && refund.status() == RefundStatus.APPROVED && !refund.doubtful();
    }

    /** Whether the officer may write down that it was transferred. */
    public boolean mayTransfer(long officer, Refund refund) {
        return transferable(refund) && !own.is(officer, refund.payer(), refund.order());
    }

    /** Whether the officer may write down what became of it. */
    public boolean mayResolve(long officer, Refund refund) {
        return resolvable(officer, refund) && !own.is(officer, refund.payer(), refund.order());
    }

    private static boolean resolvable(long officer, Refund refund) {
        return refund.doubtful() && refund.requestedBy() != officer;
    }

    /**
     * Writes down what somebody found out about a refund its provider left in doubt.
     *
     * @param given VND the provider gave back, which may be another amount than was asked for; empty when it gave nothing
     * @param word the provider's number of it, or why it did not
     * @throws Failure when it is not in doubt, the officer asked for the refund or paid the order, or the number is booked as money
     *     that left without the hub
     */
    public void resolve(long officer, String id, OptionalLong given, String word) {
        String said = Reasons.required(word);
        if (given.isPresent() && given.getAsLong() <= 0) {
            throw new Failure(ErrorCode.REFUND_AMOUNT, given.getAsLong() + " of refund " + id);
        }
        Refund known = refunds.get(officer, id);
        MessageContext.ofPerson(officer)
                .run(() -> transaction.executeWithoutResult(status -> {
                    if (given.isPresent()) {
                        requireNotLeft(known, said);
                    }
                    Refund refund = store.lock(id).orElseThrow();
                    own.refuse(officer, refund.payer(), refund.order());
                    if (!resolvable(officer, refund)) {
                        throw new Failure(ErrorCode.REFUND_NOT_POSSIBLE, "refund " + id + " is " + refund.status());
                    }
                    if (given.isPresent()) {
                        outcomes.done(refund, given.getAsLong(), said, clock.instant());
                    } else {
                        outcomes.failed(refund, said);
                    }
                    audit.record(
                            MessageContext.current().actor(),
                            "fee.refund-resolve",
                            "refund:" + id,
                            Map.of(
                                    "asked", Long.toString(refund.amount()),
                                    "given", Long.toString(given.orElse(0))));
                }));
    }
}
