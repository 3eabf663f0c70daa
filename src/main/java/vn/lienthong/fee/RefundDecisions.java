package vn.lienthong.fee;

import java.time.Clock;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.RefundStore;
import vn.lienthong.humantask.Approval;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.RefundApproved;
import vn.lienthong.messaging.v1.TaskDecided;

/**
 * Writes down what was decided about a refund, and sends an approved one on, or books what left already. Named by {@code
 * routes/fee.camel.yaml}.
 */
@Component("refundDecisions")
class RefundDecisions {

    private final RefundStore refunds;
    private final RefundOutcomes outcomes;
    private final RefundNotices notices;
    private final OwnMoney own;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Clock clock;

    RefundDecisions(
            RefundStore refunds,
            RefundOutcomes outcomes,
            RefundNotices notices,
            OwnMoney own,
            Inbox inbox,
            Outbox outbox,
            Clock clock) {
        this.refunds = refunds;
        this.outcomes = outcomes;
        this.notices = notices;
        this.own = own;
        this.inbox = inbox;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** @throws Failure when the refund is unknown, or whoever asked for it, paid it, or has months in it decided */
    public void record(TaskDecided decision) {
        inbox.once("fee-refund-decide", () -> {
            Refund refund = refunds.lock(decision.getSubject())
                    .orElseThrow(() -> new Failure(ErrorCode.REFUND_UNKNOWN, "refund " + decision.getSubject()));
            if (refund.status() != RefundStatus.REQUESTED) {
                return;
            }
            long person = decision.getDecidedBy();
            own.refuse(person, refund.payer(), refund.order());
            if (person == refund.requestedBy()) {
                throw new Failure(ErrorCode.TASK_FORBIDDEN, "refund " + refund.id() + " by whoever asked for it");
            }
            boolean approved = Approval.given(decision);
            refunds.decided(
                    refund.id(),
                    approved ? RefundStatus.APPROVED : RefundStatus.REFUSED,
                    person,
                    decision.getReason(),
                    decision.getDecidedAt(),
                    clock.instant());
            if (!approved) {
                outcomes.free(refund);
                notices.refused(refund, decision.getReason());
            } else if (refund.doubt().isPresent()) {
                notices.doubted(refund);
            } else if (refund.left().isPresent()) {
                outcomes.left(refund);
            } else if (refund.byHand()) {
                notices.byHand(refund);
            } else {
                outbox.send(Queues.FEE_REFUND, decision.getDossier(), approved(refund));
            }
        });
    }

    /** Has its provider told of it. */
    static RefundApproved approved(Refund refund) {
        RefundApproved message = new RefundApproved();
        message.setRefund(refund.id());
        return message;
    }
}
