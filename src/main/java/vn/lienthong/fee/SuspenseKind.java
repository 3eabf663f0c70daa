package vn.lienthong.fee;

/** Why money that came settles no order by itself. */
public enum SuspenseKind {
    /** It names no order, or one the hub does not have. */
    UNPLACED,
    /** Its order was given up before it came. */
    LATE,
    /** Its order was already paid by another payment. */
    SURPLUS,
    /** It is not the amount that was asked for. */
    MISMATCH
}
