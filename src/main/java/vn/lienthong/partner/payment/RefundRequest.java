package vn.lienthong.partner.payment;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Money to give back.
 *
 * @param id unique for ever, at most 20 of {@code A-Z0-9}; a repeated call with it gives money back once
 * @param payment the paid payment; some providers need its {@code providerTransaction}
 * @param amount VND, at most what was paid and not yet given back
 * @param reason in words, for the provider's books; no personal data
 * @param requestedBy who decided, as the provider's books may name them: a role or an account name, no personal id
 * @param createdAt when the provider was first told; the same in every call for one id
 * @param toldBefore whether the provider may have heard of it already
 * @param onlyOne whether it was told of no other refund of the same payment and amount
 */
public record RefundRequest(
        String id,
        PaymentReference payment,
        long amount,
        String reason,
        String requestedBy,
        Instant createdAt,
        boolean toldBefore,
        boolean onlyOne) {

    private static final Pattern ID = Pattern.compile("[A-Z0-9]{1,20}");

    /** @throws IllegalArgumentException when a value breaks what is said of it above */
    public RefundRequest {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("the id of a refund is 1 to 20 of A-Z0-9");
        }
        if (amount <= 0 || amount > payment.amount()) {
            throw new IllegalArgumentException("a refund is positive and not more than the payment");
        }
    }

    /** Whether everything that was asked for goes back. */
    public boolean whole() {
        return amount == payment.amount();
    }
}
