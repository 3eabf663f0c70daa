package vn.lienthong.partner.payment;

import java.time.Instant;

/** How a payment stands at its provider. */
public sealed interface PaymentState {

    /**
     * Money was taken.
     *
     * @param amount what was really paid, in units of {@code currency}; compare it with the order
     * @param currency ISO 4217
     * @param providerTransaction the provider's own number of it
     */
    record Paid(long amount, String currency, String providerTransaction, Instant paidAt) implements PaymentState {}

    /** Known and not decided, or asked of a provider that answers by message. */
    record Pending() implements PaymentState {}

    /**
     * Over without money.
     *
     * @param code the provider's own
     * @param reason for a log and an operator, in the provider's words
     */
    record Failed(String code, String reason) implements PaymentState {}

    /** The provider does not know the payment: it never took money for it. */
    record Unknown() implements PaymentState {}
}
