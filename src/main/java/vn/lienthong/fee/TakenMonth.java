package vn.lienthong.fee;

import java.time.YearMonth;
import java.util.UUID;

/**
 * A month an order has taken.
 *
 * @param paid whether the order is settled; else it is still being paid
 * @param amount VND, as in the order
 */
public record TakenMonth(YearMonth month, boolean paid, long amount, UUID order) {}
