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
 * @param byHand whether somebody transfers it, because no provider can
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
        boolean byHand) {}
