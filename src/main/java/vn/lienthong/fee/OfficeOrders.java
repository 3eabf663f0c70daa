package vn.lienthong.fee;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.LedgerStore;
import vn.lienthong.fee.store.OfficeOrderStore;
import vn.lienthong.fee.store.OrderStore;
import vn.lienthong.fee.store.PaymentStore;
import vn.lienthong.fee.store.RefundStore;
import vn.lienthong.fee.store.SuspenseCaseStore;
import vn.lienthong.messaging.MessageContext;

/** The orders of the cells an officer cares for, with everything that happened to their money; closing those that hang. */
@Service
public class OfficeOrders {

    private final FeeOffice office;
    private final OfficeOrderStore list;
    private final OrderStore orders;
    private final PaymentStore payments;
    private final RefundStore refunds;
    private final SuspenseCaseStore suspense;
    private final LedgerStore ledger;
    private final OwnMoney own;
    private final FeeOrders feeOrders;
    private final AuditLog audit;
    private final FeeReads reads;

    OfficeOrders(
            FeeOffice office,
            OfficeOrderStore list,
            OrderStore orders,
            PaymentStore payments,
            RefundStore refunds,
            SuspenseCaseStore suspense,
            LedgerStore ledger,
            OwnMoney own,
            FeeOrders feeOrders,
            AuditLog audit,
            FeeReads reads) {
        this.office = office;
        this.list = list;
        this.orders = orders;
        this.payments = payments;
        this.refunds = refunds;
        this.suspense = suspense;
        this.ledger = ledger;
        this.own = own;
        this.feeOrders = feeOrders;
        this.audit = audit;
        this.reads = reads;
    }

    /**
     * The newest first. That they were shown is written down.
     *
     * @param text words of the number, the payer's name or a payment's reference
     */
    public List<FeeOrder> list(
            long officer, Optional<OrderState> state, String text, Optional<OfficeOrderStore.Key> after, int limit) {
        Set<String> cells = office.require(officer).cells();
        return reads.shown(officer, "orders", list.list(cells, state, text, after, limit));
    }

    /** One order; unknown to whoever does not care for it. Reading it is audited. */
    public OfficeOrder get(long officer, UUID id) {
        FeeOrder order = cared(officer, id);
        List<FeePayment> attempts = payments.ofOrder(id);
        boolean mine = own.is(officer, OptionalLong.of(order.payer()), Optional.of(id));
        audit.record(MessageContext.ofPerson(officer).actor(), "fee.order-read", "order:" + id, Map.of());
        return new OfficeOrder(
                order,
                attempts,
                refunds.ofOrder(id),
                suspense.ofOrder(id),
                mine,
                refundable(order),
                !mine && office.caresForUnplaced(officer) && feeOrders.stuck(order, attempts));
    }

    /**
     * Closes an order that stays open only because providers do not say how payments of it ended. Its payer is told.
     *
     * @return false when it is not so any more
     * @throws Failure when the officer does not look after unclear payments, or it is their own money, or without a reason
     */
    public boolean close(long officer, UUID id, String reason) {
        String why = Reasons.required(reason);
        office.requireUnplaced(officer);
        FeeOrder order = cared(officer, id);
        own.refuse(officer, OptionalLong.of(order.payer()), Optional.of(id));
        return feeOrders.close(officer, id, why);
    }

    private FeeOrder cared(long officer, UUID id) {
        return orders.find(id)
                .filter(found -> office.careOf(officer).covers(Optional.of(found.cell())))
                .orElseThrow(() -> new Failure(ErrorCode.FEE_ORDER_UNKNOWN, "order " + id));
    }

    /** Of an order that is not in the officer's care, which cell's it is; empty for one the officer may open. */
    public Optional<String> cellBeyond(long officer, UUID id) {
        return orders.find(id).map(FeeOrder::cell).filter(cell -> !office.careOf(officer)
                .covers(Optional.of(cell)));
    }

    private long refundable(FeeOrder order) {
        return ledger.settled(order.id())
                .map(settled -> settled.kind() == LedgerEntry.Kind.SETTLEMENT
                        ? payments.find(settled.subject())
                                .map(payment -> payment.paid() - payment.refunded())
                                .orElse(0L)
                        : suspense.left(UUID.fromString(settled.subject())))
                .orElse(0L);
    }
}
