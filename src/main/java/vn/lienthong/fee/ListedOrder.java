package vn.lienthong.fee;

import java.util.OptionalInt;

/**
 * A line of the list of orders.
 *
 * @param refunded VND of what settled it that went back
 * @param asked whether the provider of an attempt that has ended, or that another one has replaced, has still to say how it ended
 * @param score the payer's rating, 1 to 5; empty while there is none
 */
public record ListedOrder(FeeOrder order, OrderStanding standing, long refunded, boolean asked, OptionalInt score) {

    /** Whether a part of its money went back, so that its receipts are in force for the rest. */
    public boolean refundedInPart() {
        return refunded > 0 && refunded < order.amount();
    }

    /** Whether nobody is paying it now, and yet money of an attempt may be on its way: paid again, it may be paid twice. */
    public boolean unclear() {
        return standing == OrderStanding.CREATED && asked;
    }

    /** Whether the payer may give it up. */
    public boolean mayBeGivenUp() {
        return order.state() == OrderState.OPEN && standing != OrderStanding.BOOKING;
    }
}
