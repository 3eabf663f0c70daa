package vn.lienthong.fee;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Money given back, or to be.
 *
 * @param id the provider knows it by this
 * @param reference of the payment the provider gives it back of; empty when a person must transfer it
 * @param suspense the money in suspense, or placed out of it, that goes back; empty when its payment settled the order
 * @param dossier of the order
 * @param cell of the order
 * @param payer of the order, by the hub's number
 * @param money the provider's own number of the money it is about
 * @param amount VND
 * @param reason of whoever asked
 * @param organisation code of the one whose officers approve it
 * @param requestedBy by the hub's number, as {@code decidedBy}
 * @param providerTransaction the provider's number of the refund, or of the transfer
 * @param failure why the provider does not give it back, in its words
 * @param endedAt when it ended, whichever way
 */
public record Refund(
        String id,
        Optional<String> reference,
        Optional<UUID> suspense,
        Optional<UUID> order,
        Optional<String> dossier,
        Optional<String> cell,
        OptionalLong payer,
        String provider,
        String money,
        long amount,
        RefundStatus status,
        String reason,
        String organisation,
        long requestedBy,
        Instant requestedAt,
        OptionalLong decidedBy,
        Optional<Instant> decidedAt,
        Optional<String> decisionReason,
        Optional<Instant> sentAt,
        Optional<String> providerTransaction,
        Optional<String> failure,
        Optional<Instant> endedAt) {

    /** Whether no provider can be told: somebody transfers it and writes down the number of the transfer. */
    public boolean byHand() {
        return reference.isEmpty();
    }

    public String key() {
        return requestedAt + "_" + id;
    }
}
