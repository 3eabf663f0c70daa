package vn.lienthong.partner.payment.vietqr;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.lienthong.partner.payment.Checkout;
import vn.lienthong.partner.payment.PaymentProvider;
import vn.lienthong.partner.payment.PaymentReference;
import vn.lienthong.partner.payment.PaymentRequest;
import vn.lienthong.partner.payment.PaymentState;
import vn.lienthong.partner.payment.ProviderReceipt;
import vn.lienthong.partner.payment.RefundRequest;
import vn.lienthong.partner.payment.RefundState;
import vn.lienthong.partner.payment.StatementLine;
import vn.lienthong.partner.payment.WatchedStatements;

/** Transfers by VietQR. The reference is all that a transfer has to say. */
final class VietQrProvider implements PaymentProvider {

    static final String ID = "vietqr";

    private final VietQrSettings settings;
    private final WatchedStatements statements;

    VietQrProvider(VietQrSettings settings, WatchedStatements statements) {
        this.settings = settings;
        this.statements = statements;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public Checkout start(PaymentRequest request) {
        return new Checkout.ShowQr(
                VietQrCode.of(settings.bankBin(), settings.account(), request.amount(), request.reference()),
                settings.bank(),
                settings.account(),
                settings.accountName(),
                request.amount(),
                request.reference(),
                request.expiresAt());
    }

    /** There is nobody to ask: a credit is told when it comes. */
    @Override
    public PaymentState query(PaymentReference payment) {
        return new PaymentState.Pending();
    }

    @Override
    public boolean tellsEnds() {
        return false;
    }

    @Override
    public boolean givesBack() {
        return false;
    }

    /** A bank account cannot be made to send money by the one that only watches it. */
    @Override
    public RefundState refund(RefundRequest request) {
        return new RefundState.Refused("by-hand");
    }

    @Override
    public Optional<ProviderReceipt> receipt(PaymentReference payment) {
        return Optional.empty();
    }

    @Override
    public boolean hasStatements() {
        return statements.covers(settings.watched());
    }

    /** The account's credits, as the provider that watches it has them. */
    @Override
    public List<StatementLine> statement(LocalDate day) {
        return statements.credits(settings.watched(), day);
    }
}
