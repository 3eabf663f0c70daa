package vn.lienthong.fee;

/**
 * Told when money that left a provider without the hub is in the books: whoever showed it as something to look into does so no
 * longer. Beans of this kind are called in the transaction that books it, once.
 */
public interface UnaskedRefundListener {

    /** @param refund by which it is booked; {@link Refund#left} is there */
    void booked(Refund refund);
}
