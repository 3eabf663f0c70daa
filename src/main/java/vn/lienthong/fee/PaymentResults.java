package vn.lienthong.fee;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;
import vn.lienthong.fee.store.LedgerStore;
import vn.lienthong.fee.store.RefusedNoticeStore;
import vn.lienthong.fee.store.SuspenseCaseStore;

/** Finds out what became of an attempt to pay: of its own state, and of what people decided about its money. */
@Component
public class PaymentResults {

    private final LedgerStore ledger;
    private final SuspenseCaseStore suspense;
    private final RefusedNoticeStore notices;

    PaymentResults(LedgerStore ledger, SuspenseCaseStore suspense, RefusedNoticeStore notices) {
        this.ledger = ledger;
        this.suspense = suspense;
        this.notices = notices;
    }

    /** @param listed the payment's order */
    public PaymentResult of(FeePayment payment, ListedOrder listed) {
        if (payment.status().underWay()) {
            return unlessClosed(listed.order(), PaymentResult.WAITING);
        }
        if (payment.status() == PaymentStatus.PAID && settled(payment, listed.order())) {
            return listed.standing() == OrderStanding.REFUNDED ? PaymentResult.REFUNDED : PaymentResult.SETTLED;
        }
        return ofMoney(payment).orElseGet(() -> withoutMoney(payment, listed.order()));
    }

    private boolean settled(FeePayment payment, FeeOrder order) {
        return order.state() == OrderState.PAID
                && ledger.settled(order.id())
                        .map(settled -> settled.subject().equals(payment.reference()))
                        .orElse(true);
    }

    private Optional<PaymentResult> ofMoney(FeePayment payment) {
        List<SuspenseCase> money = suspense.ofOrder(payment.order()).stream()
                .filter(each ->
                        each.reference().filter(payment.reference()::equals).isPresent())
                .toList();
        return money.stream()
                .filter(each -> each.state().waits())
                .findFirst()
                .map(each -> waiting(each.kind()))
                .or(() -> with(money, this::placed, PaymentResult.PLACED))
                .or(() -> with(money, each -> each.state() == SuspenseState.EXPLAINED, PaymentResult.EXPLAINED))
                .or(() -> with(money, each -> each.state() == SuspenseState.APPLIED, PaymentResult.REFUNDED))
                .or(() -> with(money, each -> each.state() == SuspenseState.REFUNDED, PaymentResult.RETURNED));
    }

    private static PaymentResult waiting(SuspenseKind kind) {
        return switch (kind) {
            case LATE -> PaymentResult.LATE;
            case SURPLUS -> PaymentResult.SURPLUS;
            case UNPLACED, MISMATCH -> PaymentResult.HELD;
        };
    }

    /** Until all of it went back. */
    private boolean placed(SuspenseCase money) {
        return money.state() == SuspenseState.APPLIED && !suspense.isGivenBack(money.id());
    }

    private static Optional<PaymentResult> with(
            List<SuspenseCase> money, Predicate<SuspenseCase> became, PaymentResult result) {
        return money.stream().anyMatch(became) ? Optional.of(result) : Optional.empty();
    }

    private PaymentResult withoutMoney(FeePayment payment, FeeOrder order) {
        return switch (payment.status()) {
            case ASKED, READY -> PaymentResult.WAITING;
            case PAID -> order.state().givenUp() ? PaymentResult.LATE : PaymentResult.BOOKING;
            case FAILED -> payment.held() ? looked(payment) : unlessClosed(order, PaymentResult.FAILED);
            case EXPIRED -> payment.askedOn() ? unlessClosed(order, PaymentResult.ASKED) : ended(order);
        };
    }

    /** An order expires only when its providers have said that no money came; closed otherwise, they may not have been heard. */
    private static PaymentResult ended(FeeOrder order) {
        return order.state() == OrderState.EXPIRED ? PaymentResult.EXPIRED : unlessClosed(order, PaymentResult.EXPIRED);
    }

    private static PaymentResult unlessClosed(FeeOrder order, PaymentResult result) {
        return order.state() == OrderState.OPEN ? result : PaymentResult.CLOSED;
    }

    private PaymentResult looked(FeePayment payment) {
        return notices.waits(payment.provider(), payment.reference()) ? PaymentResult.HELD : PaymentResult.REVIEWED;
    }
}
