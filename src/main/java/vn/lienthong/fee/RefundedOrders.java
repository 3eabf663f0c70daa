package vn.lienthong.fee;

import java.util.UUID;

/**
 * Told when all money of an order went back: whoever issued something for it, a receipt above all, takes it back. Beans of
 * this kind are called in the transaction that books the refund, once.
 */
public interface RefundedOrders {

    /** @param refund id of the one that made the order whole, for the books */
    void refunded(UUID order, String refund);
}
