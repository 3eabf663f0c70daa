package vn.lienthong.fee;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.document.Documents;
import vn.lienthong.fee.store.ReceiptStore;
import vn.lienthong.fee.store.ReceiptingStore;
import vn.lienthong.fee.store.RefundStore;

/** Takes receipts out of force when all the money they tell of went back, also those that are made only then. */
@Component
class ReceiptRevocation implements RefundedOrders {

    /** Told to whoever checks the receipt. */
    private static final String REASON = "Đảng phí đã được hoàn trả";

    private final ReceiptingStore receiptings;
    private final ReceiptStore receipts;
    private final RefundStore refunds;
    private final Documents documents;

    ReceiptRevocation(ReceiptingStore receiptings, ReceiptStore receipts, RefundStore refunds, Documents documents) {
        this.receiptings = receiptings;
        this.receipts = receipts;
        this.refunds = refunds;
        this.documents = documents;
    }

    @Override
    public void refunded(UUID order, String refund) {
        if (receiptings.find(order).isPresent()) {
            receiptings.lock(order);
            receipts.issued(order).forEach(receipt -> documents.revoke(receipt.document(), REASON));
        }
    }

    /** A receipt just made, while nobody else keeps receipts of the order. */
    void check(FeeOrder order, UUID document) {
        if (refunds.doneOfOrder(order.id()) >= order.amount()) {
            documents.revoke(document, REASON);
        }
    }
}
