package vn.lienthong.fee;

import java.util.OptionalInt;

/**
 * A line of the list of orders.
 *
 * @param score the payer's rating, 1 to 5; empty while there is none
 */
public record ListedOrder(FeeOrder order, OrderStanding standing, OptionalInt score) {

    /** Whether the payer may give it up. */
    public boolean mayBeGivenUp() {
        return order.state() == OrderState.OPEN && standing != OrderStanding.BOOKING;
    }
}
