package vn.lienthong.partner.payment;

import java.time.Instant;

/**
 * One line of a provider's reconciliation file.
 *
 * @param reference the hub's reference; null when the provider has money it cannot match either
 * @param providerTransaction the provider's own number, unique within the provider
 * @param kind which way the money went
 * @param amount in units of {@code currency}, never negative
 * @param currency ISO 4217
 * @param at when the provider booked it
 */
public record StatementLine(
        String reference, String providerTransaction, Kind kind, long amount, String currency, Instant at) {

    /** Which way money went. */
    public enum Kind {
        PAYMENT,
        REFUND
    }
}
