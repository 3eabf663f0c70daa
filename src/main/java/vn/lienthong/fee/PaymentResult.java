package vn.lienthong.fee;

/** What became of one attempt to pay, as its payer reads it: the guide's <i>Kết quả thanh toán</i>. */
public enum PaymentResult {
    /** Nobody has said yet whether money came. */
    WAITING,
    /** Another attempt has taken its place, or its time is over, and its provider has still to say whether money came. */
    ASKED,
    /** No money of it is known, and none may come: the order is paid by another attempt, or closed. */
    CLOSED,
    /** Its money came and is being booked. */
    BOOKING,
    /** Its money settled the order. */
    SETTLED,
    /** Its money came after the order was given up: a person must place it or give it back. */
    LATE,
    /** Its money came beside that which settled the order: a person must place it or give it back. */
    SURPLUS,
    /** What came for it is not what was asked for: a person must look, and paying again would be paying twice. */
    HELD,
    /** An officer placed its money. */
    PLACED,
    /** An officer said why its money stays where it is. */
    EXPLAINED,
    /** What came for it stood in no book, and an officer has looked into it. */
    REVIEWED,
    /** Its money had settled an order, and went back. */
    REFUNDED,
    /** Its money went back without having settled anything. */
    RETURNED,
    FAILED,
    EXPIRED
}
