package vn.lienthong.fee;

import java.util.Optional;
import java.util.UUID;

/**
 * A refund about to be asked for; what it takes is set aside already.
 *
 * @param id the provider is to know it by this
 * @param reference of the payment it is of; empty for money that came without one
 * @param ofPayment whether its amount is set aside of that payment too; not when it is other money of the same order
 * @param suspense the money in suspense, or placed out of it, that goes back
 * @param money the provider's own number of the money
 * @param amount VND
 * @param byHand whether no provider is told: somebody transfers it, or it is what left already
 * @param left what left the provider without the hub, which this books; empty for what the hub asks for
 */
public record RefundPlan(
        String id,
        Optional<String> reference,
        boolean ofPayment,
        Optional<UUID> suspense,
        Optional<UUID> order,
        String provider,
        String money,
        long amount,
        boolean byHand,
        Optional<UnaskedRefund> left) {

    /** As a booking of what left already. */
    RefundPlan leaving(UnaskedRefund money) {
        return new RefundPlan(
                id, reference, ofPayment, suspense, order, provider, this.money, amount, true, Optional.of(money));
    }
}
