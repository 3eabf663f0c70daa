package vn.lienthong.fee.web;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.fee.FeeReceipts;
import vn.lienthong.fee.ReceiptsOfOrder;

/** Which receipts of an order can be opened. */
@Component
class ReceiptLinks {

    /**
     * @param hub whether the hub's own receipt, of a cell order the summary, can be opened
     * @param coming whether it is being made, should the order be paid
     * @param issued how many receipts are made, of the {@code expected} ones; 0 of 0 before they are begun
     * @param ofProvider whether the provider's own is kept
     */
    record Links(boolean hub, boolean coming, int issued, int expected, boolean ofProvider) {

        /** Whether there are so many to come that their number says something. */
        public boolean counted() {
            return coming && expected > 1;
        }

        private static Links of(ReceiptsOfOrder receipts) {
            return new Links(
                    receipts.complete(),
                    !receipts.complete(),
                    receipts.issued(),
                    receipts.expected(),
                    receipts.ofProvider());
        }
    }

    static final Links NONE = new Links(false, true, 0, 0, false);

    private final FeeReceipts receipts;

    ReceiptLinks(FeeReceipts receipts) {
        this.receipts = receipts;
    }

    /** An entry for each of the orders that has any. */
    Map<UUID, Links> of(Collection<UUID> orders) {
        return receipts.of(orders).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, order -> Links.of(order.getValue())));
    }

    Links of(UUID order) {
        return of(List.of(order)).getOrDefault(order, NONE);
    }
}
