package vn.lienthong.partner.payment;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A provider that is configured and otherwise of no use. */
record NamedProvider(String id) implements PaymentProvider {

    @Override
    public Checkout start(PaymentRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public PaymentState query(PaymentReference payment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RefundState refund(RefundRequest request) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<ProviderReceipt> receipt(PaymentReference payment) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<StatementLine> statement(LocalDate day) {
        throw new UnsupportedOperationException();
    }
}
