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
        OptionalLong reviewedBy,
        Optional<Instant> reviewedAt,
        Optional<String> reviewReason) {}
