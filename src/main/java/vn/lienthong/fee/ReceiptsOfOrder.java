package vn.lienthong.fee;

/**
 * How far the receipts of an order are.
 *
 * @param issued receipts that are made, signed and kept
 * @param expected how many there will be: one for an own order; for a cell order one for each member, and the summary
 * @param ofProvider whether the provider's own receipt is kept beside them
 */
public record ReceiptsOfOrder(int issued, int expected, boolean ofProvider) {

    /** Whether the order's own receipt, or the summary, which is made last, can be opened. */
    public boolean complete() {
        return expected > 0 && issued == expected;
    }
}
