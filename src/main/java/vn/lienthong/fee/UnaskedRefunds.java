package vn.lienthong.fee;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.LedgerStore;
import vn.lienthong.fee.store.PaymentStore;
import vn.lienthong.fee.store.RefundStore;
import vn.lienthong.fee.store.SuspenseCaseStore;

/**
 * What officers do with money that left a provider though the hub did not ask for it: say which money it was of. Once another
 * officer agrees, it is booked as any refund is; nobody is told to give anything back.
 */
@Service
public class UnaskedRefunds {

    private static final int FOUND = 10;

    private final FeeOffice office;
    private final OfficeOrders orders;
    private final SuspenseDecisions suspense;
    private final SuspenseCaseStore moneys;
    private final LedgerStore ledger;
    private final PaymentStore payments;
    private final RefundStore store;
    private final Refunds refunds;

    UnaskedRefunds(
            FeeOffice office,
            OfficeOrders orders,
            SuspenseDecisions suspense,
            SuspenseCaseStore moneys,
            LedgerStore ledger,
            PaymentStore payments,
            RefundStore store,
            Refunds refunds) {
        this.office = office;
        this.orders = orders;
        this.suspense = suspense;
        this.moneys = moneys;
        this.ledger = ledger;
        this.payments = payments;
        this.store = store;
        this.refunds = refunds;
    }

    /**
     * Money it may have been of: what settled an order, or waits in suspense.
     *
     * @param rest VND of it that neither went back nor are promised to
     */
    public record Source(Optional<FeeOrder> order, Optional<SuspenseCase> money, long rest) {}

    /** The refund that books it, or would once it is approved; empty while nobody has asked for that. */
    public Optional<Refund> booking(long officer, UnaskedRefund money) {
        office.requireUnplaced(officer);
        return store.findLeft(money.provider(), money.transaction());
    }

    /**
     * What an officer cares for that is large enough, a few of it. That it was shown is written down.
     *
     * @param text words of an order's number, the payer's name, a reference or the provider's number; nothing is found by none
     */
    public List<Source> sources(long officer, UnaskedRefund money, String text) {
        office.requireUnplaced(officer);
        List<Source> sources = new ArrayList<>();
        if (text.isBlank()) {
            return sources;
        }
        orders.list(officer, Optional.empty(), text, Optional.empty(), FOUND)
                .forEach(order ->
                        sources.add(new Source(Optional.of(order), Optional.empty(), leftOf(order, money.provider()))));
        SuspenseFilter wanted = new SuspenseFilter(
                Optional.empty(), Optional.empty(), Optional.of(money.provider()), Optional.empty(), text);
        suspense.list(officer, wanted, Optional.empty(), FOUND).stream()
                .filter(found -> found.state().mayBecome(SuspenseState.REFUNDING))
                .forEach(found -> sources.add(new Source(Optional.empty(), Optional.of(found), found.amount())));
        return sources.stream()
                .filter(source -> source.rest() >= money.amount())
                .toList();
    }

    private long leftOf(FeeOrder order, String provider) {
        Optional<LedgerStore.Settled> settled = ledger.settled(order.id());
        if (settled.isEmpty()) {
            return 0;
        }
        if (settled.get().kind() == LedgerEntry.Kind.SETTLEMENT) {
            return payments.find(settled.get().subject())
                    .filter(payment -> payment.provider().equals(provider))
                    .map(payment -> payment.paid() - payment.refunded())
                    .orElse(0L);
        }
        UUID placed = UUID.fromString(settled.get().subject());
        return moneys.find(placed)
                .filter(money -> money.provider().equals(provider))
                .map(money -> moneys.left(placed))
                .orElse(0L);
    }

    /**
     * Says that it was of the money that settled an order. Sending the same form again finds the first booking.
     *
     * @throws Failure as {@link Refunds#ofOrder}; {@code LT-FEE-231} when it is booked, or about to be
     */
    public Refund ofOrder(long officer, UUID formKey, UnaskedRefund money, UUID order, String reason) {
        office.requireUnplaced(officer);
        return refunds.ofOrder(officer, formKey, order, money.amount(), Optional.of(money), reason);
    }

    /**
     * Says that it was of money in suspense.
     *
     * @throws Failure as {@link Refunds#ofSuspense}; {@code LT-FEE-231} when it is booked, or about to be
     */
    public Refund ofSuspense(long officer, UUID formKey, UnaskedRefund money, UUID id, String reason) {
        office.requireUnplaced(officer);
        return refunds.ofSuspense(officer, formKey, id, Optional.of(money), reason);
    }
}
