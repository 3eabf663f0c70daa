package vn.lienthong.partner.payment;

import java.time.Instant;

/**
 * A payment the provider may know.
 *
 * @param reference as it was in the request
 * @param dossier number of the dossier the payment belongs to; personal data
 * @param amount VND asked for
 * @param createdAt as it was in the request: some providers know a payment only together with its time
 * @param providerTransaction the provider's own number; null while the hub has not heard one
 */
public record PaymentReference(
        String reference, String dossier, long amount, Instant createdAt, String providerTransaction) {}
