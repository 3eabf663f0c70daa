package vn.lienthong.fee;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Which orders somebody wants to see.
 *
 * @param from first day of the orders, Asia/Ho_Chi_Minh
 * @param to last day
 * @param text words of the number or of a name, in any case and order, without regard to diacritics; blank for all
 */
public record OrderQuery(
        Scope scope,
        Optional<OrderStanding> standing,
        Optional<OrderForm> form,
        Optional<LocalDate> from,
        Optional<LocalDate> to,
        String text) {

    /** Whose orders. */
    public enum Scope {
        /** The viewer's own. */
        MINE,
        /** Those made for the cells the viewer may pay for, whoever made them. */
        CELL
    }

    /** Own orders of a member alone that stand so. */
    public static OrderQuery own(OrderStanding standing) {
        return new OrderQuery(
                Scope.MINE, Optional.of(standing), Optional.of(OrderForm.OWN), Optional.empty(), Optional.empty(), "");
    }

    public static OrderQuery mine() {
        return new OrderQuery(Scope.MINE, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), "");
    }
}
