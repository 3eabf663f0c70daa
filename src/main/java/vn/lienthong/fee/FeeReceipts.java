package vn.lienthong.fee;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import vn.lienthong.fee.store.ReceiptStore;

/** Which receipts orders have. Does not ask who wants to know. */
@Service
public class FeeReceipts {

    private final ReceiptStore receipts;

    FeeReceipts(ReceiptStore receipts) {
        this.receipts = receipts;
    }

    /** The receipt of an own order, or the summary of a cell order; empty until it is issued. */
    public Optional<FeeReceipt> ofOrder(UUID order) {
        return receipts.main(order);
    }

    /** Every receipt of the order that is issued: the summary first, then the members' by name. */
    public List<FeeReceipt> allOf(UUID order) {
        return receipts.issued(order);
    }

    /** Numbers of the receipts a person has of these orders, by order; one without a receipt yet is left out. */
    public Map<UUID, String> numbersOf(long person, Collection<UUID> orders) {
        return receipts.numbersOf(person, orders);
    }

    /** How far each of these orders is; one that is not paid, or whose receipts were not begun, is left out. */
    public Map<UUID, ReceiptsOfOrder> of(Collection<UUID> orders) {
        return receipts.progress(orders);
    }
}
