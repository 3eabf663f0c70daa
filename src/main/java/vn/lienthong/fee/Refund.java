package vn.lienthong.fee;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Money given back, or to be.
 *
 * @param id the provider knows it by this
 * @param reference of the payment it is of; empty for money that came without one
 * @param ofPayment whether its amount is set aside of that payment too; not when it is other money of the same order
 * @param suspense the money in suspense, or placed out of it, that goes back; empty when its payment settled the order
 * @param dossier of the order
 * @param cell of the order
 * @param payer of the order, by the hub's number
 * @param money the provider's own number of the money it is about
 * @param amount VND; once it went back, what of it really did
 * @param asked VND that were asked for
 * @param byHand whether no provider is told: somebody transfers it and writes down the number of the transfer, or it left already
 * @param reason of whoever asked
 * @param organisation code of the one whose officers approve it
 * @param requestedBy by the hub's number, as {@code decidedBy}
 * @param providerTransaction the provider's number of the refund, or of the transfer
 * @param failure why the provider does not give it back, in its words
 * @param doubt why nobody but the provider can say what became of it, so that a person has to ask
 * @param named VND the provider named, or whoever asked it, when they are, or were said to be, others than were asked for
 * @param endedAt when it ended, whichever way
 * @param left when the money left the provider without the hub, so that there is only a booking to approve; empty for what the
 *     hub asks for
 */
public record Refund(
        String id,
        Optional<String> reference,
        boolean ofPayment,
        Optional<UUID> suspense,
        Optional<UUID> order,
        Optional<String> dossier,
        Optional<String> cell,
        OptionalLong payer,
        String provider,
        String money,
        long amount,
        long asked,
        boolean byHand,
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
        Optional<String> doubt,
        OptionalLong named,
        Optional<Instant> endedAt,
        Optional<Instant> left) {

    /** As it is once its provider was told for the first time. */
    Refund sentFirst(Instant at) {
        return new Refund(
                id,
                reference,
                ofPayment,
                suspense,
                order,
                dossier,
                cell,
                payer,
                provider,
                money,
                amount,
                asked,
                byHand,
                status,
                reason,
                organisation,
                requestedBy,
                requestedAt,
                decidedBy,
                decidedAt,
                decisionReason,
                Optional.of(at),
                providerTransaction,
                failure,
                doubt,
                named,
                endedAt,
                left);
    }

    /** Whether a person has to find out, and say, what became of it. */
    public boolean doubtful() {
        return doubt.isPresent() && (status == RefundStatus.APPROVED || status == RefundStatus.SENT);
    }

    /** VND that went back though nobody asked for them: they stand in no book, and the provider has to be asked about them. */
    public long surplus() {
        return status == RefundStatus.DONE ? Math.max(0, named.orElse(amount) - asked) : 0;
    }

    /** Whether it was done, and so much went back, more than was asked for. */
    boolean saidToBe(long given) {
        return surplus() > 0 && named.orElseThrow() == given;
    }

    /** VND that were asked for and did not go back, once that is known. */
    public long kept() {
        return asked - amount;
    }

    /** Number of the dossier its messages and notices belong to, or of none. */
    String conversation() {
        return dossier.orElseGet(() -> FeeConversation.number(id, FeeTime.day(requestedAt)));
    }

    public String key() {
        return requestedAt + "_" + id;
    }
}
