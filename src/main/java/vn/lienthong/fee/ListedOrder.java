package vn.lienthong.fee;

import java.util.OptionalInt;

/**
 * A line of the list of orders.
 *
 * @param refunded VND of what settled it that went back
 * @param score the payer's rating, 1 to 5; empty while there is none
 */
public record ListedOrder(FeeOrder order, OrderStanding standing, long refunded, OptionalInt score) {

    /** Whether a part of its money went back, so that its receipts are in force for the rest. */
    public boolean refundedInPart() {
        return refunded > 0 && refunded < order.amount();
    }

    /** Whether the payer may give it up. */
    public boolean mayBeGivenUp() {
        return order.state() == OrderState.OPEN && standing != OrderStanding.BOOKING;
    }
}
