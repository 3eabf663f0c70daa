package vn.lienthong.fee;

/** How an order stands as people read it, its money included: the guide's <i>Trạng thái giao dịch</i>. */
public enum OrderStanding {
    /** Made; nobody is paying it now. */
    CREATED,
    /** A payment is under way. */
    PAYING,
    /** Its money came and is being booked. */
    BOOKING,
    /** Money came that does not fit it: a person must look, and paying again would be paying twice. */
    HELD,
    PAID,
    /** Paid, and more money came for it: a person must place it or give it back. */
    SURPLUS,
    /** Given up, and yet money came for it: a person must place it or give it back. */
    LATE,
    /** Given up, and an officer placed the money that came for it. */
    PLACED,
    /** Given up, and an officer said why the money that came for it stays where it is. */
    EXPLAINED,
    /** All the money that came for it went back. */
    REFUNDED,
    CANCELLED,
    EXPIRED;

    /** Whether the payer may still pay it. */
    public boolean payable() {
        return this == CREATED || this == PAYING;
    }

    /** Whether its money is here, so that its receipts are in force. */
    public boolean settled() {
        return this == PAID || this == SURPLUS;
    }
}
