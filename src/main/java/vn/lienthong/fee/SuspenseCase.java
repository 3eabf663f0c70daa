package vn.lienthong.fee;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Money somebody must decide about.
 *
 * @param reference as the provider named it; empty when it named none
 * @param order it was meant for; empty when nobody knows
 * @param cell of that order
 * @param payer of that order, by the hub's number
 * @param amount VND
 * @param paidAt when the provider had it, if it says so
 * @param text what the payer wrote beside it, which whoever must find its order has nothing else to go by
 * @param settledBy who decided last, by the hub's number
 * @param restOf the case a part of which was placed
 * @param appliedTo the order it settled
 */
public record SuspenseCase(
        UUID id,
        SuspenseKind kind,
        String provider,
        Optional<String> reference,
        String providerTransaction,
        Optional<UUID> order,
        Optional<String> dossier,
        Optional<String> cell,
        OptionalLong payer,
        long amount,
        Optional<Instant> paidAt,
        Optional<String> text,
        SuspenseState state,
        OptionalLong settledBy,
        Optional<String> reason,
        Instant createdAt,
        Optional<Instant> settledAt,
        Optional<UUID> restOf,
        Optional<UUID> appliedTo) {

    /** In the language of addresses and keyset pages: the instant, then the id. */
    public String key() {
        return createdAt + "_" + id;
    }
}
