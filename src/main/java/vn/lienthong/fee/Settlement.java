package vn.lienthong.fee;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.LedgerStore;
import vn.lienthong.fee.store.OrderStore;
import vn.lienthong.fee.store.PaymentStore;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.MessageBatch;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.v1.FeePaid;

/**
 * Closes the order a confirmed payment pays and divides the fee among the levels. Money for an order that is closed already
 * goes into suspense. Named by {@code routes/fee.camel.yaml}.
 */
@Component("settlement")
class Settlement {

    private static final String CONSUMER = "fee-settle";

    private final OrderStore orders;
    private final PaymentStore payments;
    private final LedgerStore ledger;
    private final Suspense suspense;
    private final OrderShares shares;
    private final SettledOrders settled;
    private final Inbox inbox;
    private final Clock clock;

    Settlement(
            OrderStore orders,
            PaymentStore payments,
            LedgerStore ledger,
            Suspense suspense,
            OrderShares shares,
            SettledOrders settled,
            Inbox inbox,
            Clock clock) {
        this.orders = orders;
        this.payments = payments;
        this.ledger = ledger;
        this.suspense = suspense;
        this.shares = shares;
        this.settled = settled;
        this.inbox = inbox;
        this.clock = clock;
    }

    /** A batch of confirmed payments in one transaction, each once. */
    public void settleTogether(MessageBatch batch) {
        inbox.onceEach(
                CONSUMER,
                batch,
                items -> settleAll(items.stream()
                        .map(item -> new Confirmed(item.body(FeePaid.class).getReference(), item.context()))
                        .toList()));
    }

    /** One that could not be settled together with others. */
    public void settleAlone(FeePaid message) {
        inbox.once(CONSUMER, () -> settleAll(List.of(new Confirmed(message.getReference(), MessageContext.current()))));
    }

    /** A payment whose money came, and the message that told it. */
    private record Confirmed(String reference, MessageContext context) {}

    private void settleAll(List<Confirmed> confirmed) {
        Map<String, MessageContext> contexts = confirmed.stream()
                .collect(Collectors.toMap(Confirmed::reference, Confirmed::context, (first, again) -> first));
        List<FeePayment> paid = paid(contexts.keySet());
        Map<UUID, FeeOrder> byId = orders
                .lock(paid.stream().map(FeePayment::order).toList())
                .stream()
                .collect(Collectors.toMap(FeeOrder::id, Function.identity()));
        // told twice, it is the same money
        Set<String> booked = ledger.settlements(contexts.keySet());
        Map<FeeOrder, FeePayment> settling = new LinkedHashMap<>();
        for (FeePayment payment : paid) {
            if (booked.contains(payment.reference())) {
                continue;
            }
            FeeOrder order = byId.get(payment.order());
            if (order.state() != OrderState.OPEN || settling.putIfAbsent(order, payment) != null) {
                contexts.get(payment.reference()).run(() -> keep(order, payment));
            }
        }
        Instant now = clock.instant();
        orders.pay(settling.keySet().stream().map(FeeOrder::id).toList(), now, now.plus(SettledOrders.RECEIPTED_BY));
        List<OrderShares.Shared> shared = new ArrayList<>();
        settling.forEach((order, payment) -> shared.add(share(order, payment)));
        shares.book(shared, now);
        settling.forEach((order, payment) -> contexts.get(payment.reference()).run(() -> settled.goOn(order)));
    }

    private List<FeePayment> paid(Set<String> references) {
        List<FeePayment> paid = payments.findAll(references).stream()
                .filter(payment -> payment.status() == PaymentStatus.PAID)
                .toList();
        if (paid.size() < references.size()) {
            throw new Failure(ErrorCode.FEE_ORDER_UNKNOWN, "not all of these are paid: " + references);
        }
        return paid;
    }

    private void keep(FeeOrder order, FeePayment payment) {
        boolean givenUp = order.state().givenUp();
        suspense.keep(
                givenUp ? SuspenseKind.LATE : SuspenseKind.SURPLUS,
                new Suspense.Arrival(
                        payment.provider(),
                        payment.reference(),
                        payment.providerTransaction().orElse(payment.reference()),
                        payment.paid(),
                        payment.paidAt().orElse(null),
                        null),
                order.id());
    }

    private OrderShares.Shared share(FeeOrder order, FeePayment payment) {
        return shares.share(
                LedgerEntry.Kind.SETTLEMENT,
                payment.reference(),
                order,
                new LedgerEntry.Posting(LedgerEntry.Account.PROVIDER, payment.provider(), payment.paid(), 0));
    }
}
