package vn.lienthong.fee;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.document.DocumentRemarks;
import vn.lienthong.document.KeptDocument;
import vn.lienthong.fee.store.OrderStore;
import vn.lienthong.fee.store.ReceiptStore;
import vn.lienthong.fee.store.RefundStore;

/** Says of a receipt that a part of the money it tells of went back. */
@Component
class ReceiptRemarks implements DocumentRemarks {

    private final ReceiptStore receipts;
    private final RefundStore refunds;
    private final OrderStore orders;

    ReceiptRemarks(ReceiptStore receipts, RefundStore refunds, OrderStore orders) {
        this.receipts = receipts;
        this.refunds = refunds;
        this.orders = orders;
    }

    @Override
    public Optional<Remark> of(KeptDocument document) {
        return document.number()
                .flatMap(receipts::byNumber)
                .filter(receipt -> receipt.document().equals(document.id()))
                .flatMap(receipt -> refunded(receipt));
    }

    private Optional<Remark> refunded(FeeReceipt receipt) {
        long back = refunds.doneOfOrder(receipt.order());
        long paid = orders.find(receipt.order()).orElseThrow().amount();
        return back > 0 && back < paid
                ? Optional.of(
                        new Remark("fee.receipt.refunded-part", List.of(Money.inDigits(back), Money.inDigits(paid))))
                : Optional.empty();
    }
}
