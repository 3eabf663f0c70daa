package vn.lienthong.fee;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.Verdict;

/**
 * What a provider, or somebody in its name, said and the hub did not follow.
 *
 * @param amount in units of {@code currency}; 0 when it named none
 * @param currency empty when it named none
 * @param happenedAt when money moved, as it says; empty when it does not
 * @param reviewedBy who looked into it, by the hub's number; empty while nobody has
 * @param reviewReason what it was, in the words of whoever looked into it
 */
public record RefusedNotice(
        long id,
        String provider,
        ProviderNotice.Kind kind,
        ProviderNotice.Outcome outcome,
        Verdict verdict,
        Optional<String> reference,
        Optional<String> providerTransaction,
        long amount,
        Optional<String> currency,
        Optional<String> resultCode,
        Instant receivedAt,
        Optional<Instant> happenedAt,
        OptionalLong reviewedBy,
        Optional<Instant> reviewedAt,
        Optional<String> reviewReason) {

    /** The money it tells of, if it left the provider without the hub and nobody has looked into it yet. */
    public Optional<UnaskedRefund> left() {
        boolean left = verdict == Verdict.UNKNOWN_ORDER
                && kind == ProviderNotice.Kind.REFUND
                && outcome == ProviderNotice.Outcome.DONE
                && amount > 0
                && currency.filter(PaymentJudge.DONG::equals).isPresent()
                && reviewedAt.isEmpty();
        return providerTransaction
                .filter(number -> left)
                .map(number -> new UnaskedRefund(provider, number, reference, amount, happenedAt.orElse(receivedAt)));
    }
}
