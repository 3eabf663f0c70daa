package vn.lienthong.fee;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A payment its provider is being asked about, or one that is paid and whose booking is looked for.
 *
 * @param askedAt when that was done last; empty when it was not yet
 * @param askAt when it is done next
 */
public record UnclearPayment(
        String reference,
        UUID order,
        String provider,
        PaymentStatus status,
        long amount,
        Instant createdAt,
        Optional<Instant> askedAt,
        Instant askAt) {}
