package vn.lienthong.fee;

import java.util.UUID;
import org.springframework.stereotype.Component;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.fee.store.OrderStore;
import vn.lienthong.notice.Notices;

/**
 * Tells payers that money of theirs settles nothing by itself and waits for a person, and what that person decided. In the
 * caller's transaction.
 */
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

    /**
     * The payer of the order the money settled hears of it otherwise.
     *
     * @param amount VND of it that were placed
     */
    void moneyPlaced(SuspenseCase money, FeeOrder settled, long amount) {
        if (money.payer().isPresent() && money.payer().getAsLong() != settled.payer()) {
            tell(money, "fee-money-placed", Money.inDigits(amount));
        }
    }

    /** @param why the officer's reason, which is told */
    void moneyExplained(SuspenseCase money, String why) {
        if (money.payer().isPresent()) {
            tell(money, "fee-money-explained", Money.inDigits(money.amount()), why);
        }
    }

    /** @param why the officer's reason, which is told */
    void orderClosed(FeeOrder order, String why) {
        notices.request(order.number(), order.payer(), "fee-order-closed", PAGE + order.id(), why);
    }

    /** Money that stood in no book was looked into: nothing of it waits any more. */
    void moneyReviewed(FeePayment payment) {
        FeeOrder order = orders.find(payment.order()).orElseThrow();
        notices.request(order.number(), order.payer(), "fee-money-reviewed", PAGE + order.id());
    }

    private void tell(SuspenseCase money, String kind, String... arguments) {
        notices.request(
                money.dossier().orElseThrow(),
                money.payer().getAsLong(),
                kind,
                PAGE + money.order().orElseThrow(),
                arguments);
    }
}
