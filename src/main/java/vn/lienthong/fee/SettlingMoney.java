package vn.lienthong.fee;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.fee.store.LedgerStore;
import vn.lienthong.fee.store.PaymentStore;
import vn.lienthong.fee.store.RefundStore;
import vn.lienthong.fee.store.SuspenseCaseStore;
import vn.lienthong.partner.payment.PaymentCatalogue;

/** Finds the money that settled an order: a payment of its own, or money an officer placed on it. */
@Component
class SettlingMoney {

    private static final String ONLINE = "Thanh toán trực tuyến";

    private final LedgerStore ledger;
    private final PaymentStore payments;
    private final SuspenseCaseStore suspense;
    private final RefundStore refunds;
    private final PaymentCatalogue catalogue;

    SettlingMoney(
            LedgerStore ledger,
            PaymentStore payments,
            SuspenseCaseStore suspense,
            RefundStore refunds,
            PaymentCatalogue catalogue) {
        this.ledger = ledger;
        this.payments = payments;
        this.suspense = suspense;
        this.refunds = refunds;
        this.catalogue = catalogue;
    }

    /**
     * The money as a receipt tells it.
     *
     * @param method how it was paid, in words for people
     * @param reference the provider's own number of it
     * @param paidAt when the provider had it
     * @param payment whose own money it is; empty for other money an officer placed, for which the provider has no receipt
     */
    record Received(String method, String reference, Instant paidAt, Optional<FeePayment> payment) {}

    /** Empty while the order is not settled. */
    Optional<Received> of(FeeOrder order) {
        return ledger.settled(order.id())
                .flatMap(settled -> settled.kind() == LedgerEntry.Kind.SETTLEMENT
                        ? payments.find(settled.subject()).map(payment -> paid(order, payment))
                        : suspense.find(UUID.fromString(settled.subject())).map(this::placed));
    }

    private Received paid(FeeOrder order, FeePayment payment) {
        return new Received(
                method(payment.method()),
                payment.providerTransaction().orElse(payment.reference()),
                payment.paidAt().or(order::closedAt).orElse(order.createdAt()),
                Optional.of(payment));
    }

    private Received placed(SuspenseCase money) {
        Optional<FeePayment> came = money.reference().flatMap(payments::find);
        Optional<FeePayment> own =
                came.filter(payment -> refunds.isOwnMoney(payment.reference(), money.providerTransaction()));
        return new Received(
                came.map(payment -> method(payment.method())).orElse(ONLINE),
                money.providerTransaction(),
                money.paidAt().or(() -> own.flatMap(FeePayment::paidAt)).orElse(money.createdAt()),
                own);
    }

    private String method(String code) {
        return catalogue
                .find(code)
                .map(method -> ONLINE + " qua " + method.nameVi())
                .orElse(ONLINE);
    }
}
