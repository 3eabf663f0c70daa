package vn.lienthong.fee;

import java.time.Instant;
import java.util.Optional;

/**
 * A payment its provider is being asked about.
 *
 * @param askedAt when it was asked last; empty when it was not yet
 * @param askAt when it is asked next
 */
public record UnclearPayment(
        String reference,
        String provider,
        PaymentStatus status,
        long amount,
        Instant createdAt,
        Optional<Instant> askedAt,
        Instant askAt) {}
