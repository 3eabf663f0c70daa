package vn.lienthong.fee;

/** How an order stands as people read it, its payments included: the guide's <i>Trạng thái giao dịch</i>. */
public enum OrderStanding {
    /** Made; nobody is paying it now. */
    CREATED,
    /** A payment is under way, or its money is being booked. */
    PAYING,
    PAID,
    /** Given up, and yet money came for it: a person must place it or give it back. */
    LATE,
    CANCELLED,
    EXPIRED;

    /** Whether the payer may still pay it or give it up. */
    public boolean open() {
        return this == CREATED || this == PAYING;
    }
}
