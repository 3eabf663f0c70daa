package vn.lienthong.partner.payment;

import java.time.Instant;

/**
 * A payment the provider may know.
 *
 * @param reference as it was in the request
 * @param amount VND asked for
 * @param createdAt as it was in the request: some providers know a payment only together with its time
 * @param providerTransaction the provider's own number; null while the hub has not heard one
 */
public record PaymentReference(String reference, long amount, Instant createdAt, String providerTransaction) {}
