package vn.lienthong.fee;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import vn.lienthong.document.TransferSlip;
import vn.lienthong.document.TransferSlipPrinter;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.PaymentStore;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.partner.payment.Checkout;

/** Phiếu chuyển khoản of a payment by transfer while it holds, for whoever may look at its order. */
@Service
public class TransferSlips {

    private final PaymentStore payments;
    private final OrderBook book;
    private final People people;
    private final TransferSlipPrinter printer;
    private final ReceiptRules rules;
    private final Clock clock;

    TransferSlips(
            PaymentStore payments,
            OrderBook book,
            People people,
            TransferSlipPrinter printer,
            ReceiptRules rules,
            Clock clock) {
        this.payments = payments;
        this.book = book;
        this.people = people;
        this.printer = printer;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * A PDF file, made anew each time.
     *
     * @throws Failure for an order the person may not look at; when nothing is to be transferred, or no longer; {@code
     *     LT-DOC-001}
     */
    public byte[] print(long viewer, String reference) {
        FeePayment payment = payments.find(reference).orElseThrow(() -> unknown(reference));
        FeeOrder order = book.get(viewer, payment.order()).order();
        if (order.state() != OrderState.OPEN
                || !payment.status().underWay()
                || payment.over(clock.instant())
                || !(payment.checkout().orElse(null) instanceof Checkout.ShowQr transfer)) {
            throw new Failure(ErrorCode.NOT_FOUND, "payment " + reference + " waits for no transfer");
        }
        LocalDate today = FeeTime.today(clock);
        return printer.print(new TransferSlip(
                rules.issuer(today),
                today,
                people.find(order.payer()).map(Person::fullName).orElseThrow(),
                order.number(),
                transfer.bank(),
                transfer.account(),
                transfer.accountName(),
                transfer.amount(),
                transfer.transferText(),
                transfer.validUntil(),
                transfer.payload()));
    }

    private static Failure unknown(String reference) {
        return new Failure(ErrorCode.FEE_ORDER_UNKNOWN, "payment " + reference);
    }
}
