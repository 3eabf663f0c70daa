package vn.lienthong.fee;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.OrderStore;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.messaging.v1.ReceiptsWanted;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;

/** Orders that money settles which was there before them. In the caller's transaction. */
@Component
class SettledOrders {

    /** Receipts that are not there so long after the order was settled, or after the last of them was made, are wanted once more. */
    static final Duration RECEIPTED_BY = Duration.ofHours(1);

    private static final String DOSSIER_KIND = "fee";

    private final OrderStore orders;
    private final People people;
    private final OrderSearchText search;
    private final Dossiers dossiers;
    private final Outbox outbox;
    private final AuditLog audit;
    private final FeeSettings settings;
    private final Clock clock;

    SettledOrders(
            OrderStore orders,
            People people,
            OrderSearchText search,
            Dossiers dossiers,
            Outbox outbox,
            AuditLog audit,
            FeeSettings settings,
            Clock clock) {
        this.orders = orders;
        this.people = people;
        this.search = search;
        this.dossiers = dossiers;
        this.outbox = outbox;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Makes the order a placement wants, for the payer and in the form of its pattern.
     *
     * @param money id of the money: it makes one order at most
     * @throws Failure when a month was taken in the meantime
     */
    FeeOrder open(UUID money, Placement plan) {
        Person payer = people.find(plan.target().payer()).orElseThrow();
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        String number = dossiers.open(DOSSIER_KIND, payer.id(), "fee.ordered").number();
        dossiers.fee(number, FeeOrders.FEE_CODE, FeeOrders.FEE_NAME, plan.amount());
        dossiers.advance(number, DossierStatus.PAYMENT_ASKED, "fee.payment-asked", Money.inDigits(plan.amount()));
        FeeOrder order = new FeeOrder(
                id,
                number,
                plan.target().form(),
                payer.id(),
                plan.cell(),
                plan.amount(),
                plan.lines().size(),
                OrderState.OPEN,
                now,
                now.plus(settings.orderTime()),
                Optional.empty());
        orders.insert(order, money, search.of(number, payer, members(plan)), plan.lines());
        if (!orders.take(id, plan.lines()).isEmpty()) {
            throw new Failure(ErrorCode.FEE_MONTH_TAKEN, "a month of order " + id + " was taken", payer.fullName());
        }
        audit.record(
                MessageContext.current().actor(),
                "fee.order",
                "order:" + id,
                Map.of("amount", Long.toString(plan.amount()), "suspense", money.toString()));
        return order;
    }

    private static Set<Long> members(Placement plan) {
        return plan.lines().stream().map(FeeLine::person).collect(Collectors.toSet());
    }

    /** A settled order's dossier is done, and its receipts are wanted. */
    void goOn(FeeOrder order) {
        dossiers.advance(order.number(), OrderState.PAID.dossierStatus(), "fee.paid");
        wantReceipts(order);
    }

    /** Those it has no receipts for yet; however often it is said. */
    void wantReceipts(FeeOrder order) {
        ReceiptsWanted message = new ReceiptsWanted();
        message.setOrder(order.id().toString());
        outbox.send(Queues.FEE_ISSUE_RECEIPTS, order.number(), message);
    }
}
