package vn.lienthong.partner.payment;

import java.time.Instant;

/** How a refund stands at its provider. */
public sealed interface RefundState {

    /**
     * The money is on its way back and cannot be stopped.
     *
     * @param providerTransaction the provider's own number of the refund; null when it gives none
     * @param at when the provider says it did so
     */
    record Refunded(String providerTransaction, Instant at) implements RefundState {}

    /** Taken and not decided: ask again with the same id, or wait for the notice. */
    record Pending() implements RefundState {}

    /**
     * The answer does not say whether the money goes back, and asking again will not tell: a person must find out.
     *
     * @param why the provider's own words, or a word of the bundle ({@code fee-office.told.…}) that stands for a sentence
     */
    record Unclear(String why) implements RefundState {}

    /**
     * The provider knows of the refund and does not give the money back; a person must.
     *
     * @param reason as in {@link Unclear}
     */
    record Refused(String reason) implements RefundState {}
}
