package vn.lienthong.partner.payment;

import java.time.Instant;

/**
 * What a provider, or somebody who pretends to be one, told the hub. Only when {@code signatureValid} does anything in it
 * come from the provider.
 *
 * @param providerId whose orders it is about. An order of another provider must not be settled by it
 * @param rawBody as it arrived, bounded; holds personal data
 * @param signatureValid whether the provider's signature covers every other value here
 * @param reference the order's; null when the notice names none: money nobody can place
 * @param refundId id of the refund of a {@link Kind#REFUND}; null otherwise
 * @param amount in units of {@code currency}; 0 when the notice names none
 * @param currency ISO 4217; null when the notice names none
 * @param providerTransaction the provider's own number; null when there is none
 * @param paidAt when the provider says it happened; null when there was no money
 * @param resultCode the provider's own code
 * @param contentHash lower-case hex SHA-256 over what the notice says. Same provider, reference and transaction with another
 *     hash is another content, however the bytes were laid out
 * @param text what the payer wrote beside a transfer; null when there is none. Holds personal data
 */
public record ProviderNotice(
        String providerId,
        String rawBody,
        Kind kind,
        Outcome outcome,
        boolean signatureValid,
        String reference,
        String refundId,
        long amount,
        String currency,
        String providerTransaction,
        Instant paidAt,
        String resultCode,
        String contentHash,
        String text) {

    /** Without a word of the payer's. */
    public ProviderNotice(
            String providerId,
            String rawBody,
            Kind kind,
            Outcome outcome,
            boolean signatureValid,
            String reference,
            String refundId,
            long amount,
            String currency,
            String providerTransaction,
            Instant paidAt,
            String resultCode,
            String contentHash) {
        this(
                providerId,
                rawBody,
                kind,
                outcome,
                signatureValid,
                reference,
                refundId,
                amount,
                currency,
                providerTransaction,
                paidAt,
                resultCode,
                contentHash,
                null);
    }

    public ProviderNotice withText(String written) {
        return new ProviderNotice(
                providerId,
                rawBody,
                kind,
                outcome,
                signatureValid,
                reference,
                refundId,
                amount,
                currency,
                providerTransaction,
                paidAt,
                resultCode,
                contentHash,
                written);
    }

    /** What the notice is about. */
    public enum Kind {
        /** A payment the hub asked for. */
        PAYMENT,
        /** A refund the hub asked for. */
        REFUND,
        /** Money that came to an account; {@code reference} is what could be recognised in the transfer's text. */
        CREDIT
    }

    /** What the provider says happened. */
    public enum Outcome {
        /** Money moved: paid, refunded, credited. */
        DONE,
        /** It ended without money. */
        FAILED,
        /** Not decided; says only that the provider knows of it. */
        PENDING,
        /** The provider does not know the reference. */
        UNKNOWN
    }
}
