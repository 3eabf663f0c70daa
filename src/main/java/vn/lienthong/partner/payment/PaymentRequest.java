package vn.lienthong.partner.payment;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * What a provider needs to take a payment.
 *
 * @param reference unique for ever, at most 20 of {@code A-Z0-9}; see {@link ReferenceCode}
 * @param dossier number of the dossier the payment belongs to; personal data
 * @param amount VND, more than nothing, the sum of the items
 * @param description what the payer reads; an adapter takes the diacritics away where its protocol wants that
 * @param bankCode the bank or wallet the payer chose, as the provider calls it ({@link PaymentMethod#bankCode}); nullable
 * @param returnUrl where the payer's browser goes afterwards. What it brings along proves nothing
 * @param payerName the name as the account has it
 * @param payerPersonalId 12 digits; sent only where the protocol demands it
 * @param clientIp address of the payer's browser
 * @param createdAt must be the same in every call for one reference: it is part of what providers know a payment by
 * @param expiresAt after this the provider takes no money for it any more
 * @param items at least one, and few: what was paid for by fee and month, not a line for each member
 */
public record PaymentRequest(
        String reference,
        String dossier,
        long amount,
        String description,
        String bankCode,
        URI returnUrl,
        String payerName,
        String payerPersonalId,
        String clientIp,
        Instant createdAt,
        Instant expiresAt,
        List<FeeItem> items) {

    private static final Pattern REFERENCE = Pattern.compile("[A-Z0-9]{1,20}");

    /** @throws IllegalArgumentException when a value breaks what is said of it above */
    public PaymentRequest {
        items = List.copyOf(items);
        Objects.requireNonNull(dossier, "dossier");
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(returnUrl, "returnUrl");
        Objects.requireNonNull(payerName, "payerName");
        Objects.requireNonNull(payerPersonalId, "payerPersonalId");
        Objects.requireNonNull(clientIp, "clientIp");
        if (!REFERENCE.matcher(reference).matches()) {
            throw new IllegalArgumentException("a reference is 1 to 20 of A-Z0-9");
        }
        if (amount <= 0 || items.stream().mapToLong(FeeItem::amount).sum() != amount) {
            throw new IllegalArgumentException("an amount is positive and the sum of its items");
        }
        if (!expiresAt.isAfter(createdAt)) {
            throw new IllegalArgumentException("a payment expires after it was created");
        }
    }

    /** What later questions about this payment need. */
    public PaymentReference asReference() {
        return new PaymentReference(reference, dossier, amount, createdAt, null);
    }
}
