package vn.lienthong.fee;

/**
 * Which months may be paid, counted from the month of the payment, which always may.
 *
 * @param monthsBack before it
 * @param monthsAhead after it
 */
public record PayingWindow(int monthsBack, int monthsAhead) {}
