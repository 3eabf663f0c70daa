package vn.lienthong.fee.web;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.fee.DueMonth;
import vn.lienthong.fee.FeeOrders;
import vn.lienthong.fee.FeeReceipts;

/** Where a member looks at what pays, or paid, a month: the own receipt, or else the order if it is the member's own. */
@Component
class MonthLinks {

    private final FeeOrders orders;
    private final FeeReceipts receipts;

    MonthLinks(FeeOrders orders, FeeReceipts receipts) {
        this.orders = orders;
        this.receipts = receipts;
    }

    /** Addresses by order; one the member can look at nowhere is left out. */
    Map<UUID, String> of(long member, List<DueMonth> dues) {
        List<UUID> all = dues.stream()
                .map(DueMonth::order)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        Map<UUID, String> links = new HashMap<>();
        orders.ownOf(member, all).forEach(order -> links.put(order, "/fees/orders/" + order));
        receipts.numbersOf(member, all).forEach((order, number) -> links.put(order, "/fees/receipts/" + number));
        return links;
    }
}
