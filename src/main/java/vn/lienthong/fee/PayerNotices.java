package vn.lienthong.fee;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.fee.store.OrderStore;
import vn.lienthong.notice.Notices;

/** Tells payers that money of theirs settles nothing by itself and waits for a person. In the caller's transaction. */
@Component
class PayerNotices {

    /** Where a payer looks at an order. */
    static final String PAGE = "/fees/orders/";

    private final OrderStore orders;
    private final Dossiers dossiers;
    private final Notices notices;

    PayerNotices(OrderStore orders, Dossiers dossiers, Notices notices) {
        this.orders = orders;
        this.dossiers = dossiers;
        this.notices = notices;
    }

    /** @param event why, as the timeline of the order tells it */
    void moneyWaits(UUID id, String event) {
        FeeOrder order = orders.find(id).orElseThrow();
        dossiers.note(order.number(), event);
        notices.request(order.number(), order.payer(), "fee-money-waits", PAGE + id);
    }
}
