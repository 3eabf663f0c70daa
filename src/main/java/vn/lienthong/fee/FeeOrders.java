package vn.lienthong.fee;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.OrderStore;
import vn.lienthong.fee.store.PaymentStore;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;

/** What a payer does with orders: quote, place, look at, give up. */
@Service
public class FeeOrders {

    /** What the portal knows the fee of a dossier by. */
    static final String FEE_CODE = "DANGPHI";

    static final String FEE_NAME = "Đảng phí";

    private static final String DOSSIER_KIND = "fee";

    private final Quotes quotes;
    private final OrderStore orders;
    private final PaymentStore payments;
    private final OrderShares shares;
    private final CellRights rights;
    private final People people;
    private final OrderSearchText search;
    private final Dossiers dossiers;
    private final PayerNotices payers;
    private final AuditLog audit;
    private final FeeSettings settings;
    private final Clock clock;
    private final TransactionTemplate transaction;

    FeeOrders(
            Quotes quotes,
            OrderStore orders,
            PaymentStore payments,
            OrderShares shares,
            CellRights rights,
            People people,
            OrderSearchText search,
            Dossiers dossiers,
            PayerNotices payers,
            AuditLog audit,
            FeeSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.quotes = quotes;
        this.orders = orders;
        this.payments = payments;
        this.shares = shares;
        this.rights = rights;
        this.people = people;
        this.search = search;
        this.dossiers = dossiers;
        this.payers = payers;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Makes the order, or gives the one this form has made before. Its months are taken until it is paid or given up.
     *
     * @throws Failure when the payer may not pay for the cell, nothing is owed, a month is paid or in another order, what was
     *     confirmed is no longer what is owed, or the money could not be divided among the levels
     */
    public FeeOrder place(OrderRequest request) {
        Optional<FeeOrder> made = orders.findByForm(request.formKey());
        if (made.isPresent()) {
            return own(request.payer(), made.get());
        }
        requireRight(request);
        List<FeeLine> lines = quotes.lines(request.cell(), request.months());
        requireSize(lines);
        requireConfirmed(lines, request);
        try {
            return MessageContext.ofPerson(request.payer())
                    .call(() -> transaction.execute(status -> insert(request, lines)));
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            return orders.findByForm(request.formKey())
                    .map(order -> own(request.payer(), order))
                    .orElseThrow(() -> sentTwiceAtOnce);
        }
    }

    /** The order this form has made; empty while it has made none, and for everybody but its payer. */
    public Optional<FeeOrder> madeBy(long person, UUID formKey) {
        return orders.findByForm(formKey).filter(order -> order.payer() == person);
    }

    /** An order its payer may look at; unknown to everybody else. */
    public FeeOrder get(long person, UUID id) {
        return orders.find(id).map(order -> own(person, order)).orElseThrow(() -> unknown(id));
    }

    /** Those of the orders the person pays. */
    public Set<UUID> ownOf(long person, Collection<UUID> ids) {
        return orders.paidBy(person, ids);
    }

    public List<FeeLine> lines(long person, UUID id) {
        return orders.lines(get(person, id).id());
    }

    /** Every attempt to pay the order, oldest first. */
    public List<FeePayment> payments(long person, UUID id) {
        return payments.ofOrder(get(person, id).id());
    }

    /**
     * Gives an open order up. Money that still comes waits in suspense.
     *
     * @throws Failure when it is paid or given up already, or its money is here and being booked
     */
    public FeeOrder cancel(long person, UUID id) {
        get(person, id);
        return MessageContext.ofPerson(person).call(() -> transaction.execute(status -> takeBack(id)));
    }

    private FeeOrder takeBack(UUID id) {
        FeeOrder order = orders.lock(id).orElseThrow(() -> unknown(id));
        if (!order.state().mayBecome(OrderState.CANCELLED)) {
            throw new Failure(ErrorCode.FEE_ORDER_CLOSED, "order " + id + " is " + order.state());
        }
        if (payments.lockOfOrder(id).stream().anyMatch(payment -> payment.paid() > 0)) {
            throw new Failure(ErrorCode.FEE_ORDER_HAS_MONEY, "order " + id + " has money");
        }
        giveUp(order, OrderState.CANCELLED, "fee.cancelled");
        audit.record(MessageContext.current().actor(), "fee.cancel", "order:" + id, Map.of());
        return orders.find(id).orElseThrow();
    }

    /** Gives up an order whose time is over, when it still is so; one for which money waits stays until a person has looked. */
    void expire(UUID id) {
        transaction.executeWithoutResult(status -> orders.lock(id)
                .filter(order -> order.state() == OrderState.OPEN)
                .filter(order ->
                        payments.ofOrder(id).stream().noneMatch(payment -> payment.unclear() || payment.paid() > 0))
                .filter(order -> !orders.held(id))
                .ifPresent(order -> giveUp(order, OrderState.EXPIRED, "fee.expired")));
    }

    /**
     * Gives an open order up in its payer's place, who is told. Money that still comes waits in suspense.
     *
     * @param why the officer's reason
     * @return false when it is not {@link #stuck} any more
     */
    boolean close(long officer, UUID id, String why) {
        return MessageContext.ofPerson(officer)
                .call(() -> transaction.execute(status -> {
                    FeeOrder order = orders.lock(id).orElseThrow(() -> unknown(id));
                    List<FeePayment> attempts = payments.lockOfOrder(id);
                    if (!stuck(order, attempts)) {
                        return false;
                    }
                    giveUp(order, OrderState.CANCELLED, "fee.closed", why);
                    attempts.stream()
                            .filter(FeePayment::unclear)
                            .forEach(payment -> payments.hurry(payment.reference(), clock.instant()));
                    payers.orderClosed(order, why);
                    audit.record(MessageContext.current().actor(), "fee.close", "order:" + id, Map.of());
                    return true;
                }));
    }

    /**
     * Whether an open order stays open only because providers have not said for very long how payments of it ended.
     *
     * @param attempts every one of the order
     */
    boolean stuck(FeeOrder order, List<FeePayment> attempts) {
        Instant before = clock.instant().minus(settings.unclearTime());
        List<FeePayment> unclear = attempts.stream().filter(FeePayment::unclear).toList();
        return order.state() == OrderState.OPEN
                && !unclear.isEmpty()
                && unclear.stream().allMatch(payment -> payment.expiresAt().isBefore(before))
                && attempts.stream().noneMatch(payment -> payment.paid() > 0)
                && !orders.held(order.id());
    }

    private void giveUp(FeeOrder order, OrderState state, String event, String... arguments) {
        orders.giveUp(order.id(), state, clock.instant());
        dossiers.advance(order.number(), state.dossierStatus(), event, arguments);
    }

    private FeeOrder insert(OrderRequest request, List<FeeLine> lines) {
        Person payer = people.find(request.payer()).orElseThrow();
        UUID id = UUID.randomUUID();
        Instant now = clock.instant();
        String number = dossiers.open(DOSSIER_KIND, payer.id(), "fee.ordered").number();
        dossiers.fee(number, FEE_CODE, FEE_NAME, amount(lines));
        dossiers.advance(number, DossierStatus.PAYMENT_ASKED, "fee.payment-asked", Money.inDigits(amount(lines)));
        FeeOrder order = new FeeOrder(
                id,
                number,
                request.form(),
                payer.id(),
                request.cell(),
                amount(lines),
                lines.size(),
                OrderState.OPEN,
                now,
                now.plus(settings.orderTime()),
                Optional.empty());
        shares.requireDivisible(order, lines);
        orders.insert(
                order,
                request.formKey(),
                search.of(number, payer, request.months().keySet()),
                lines);
        List<FeeLine> refused = orders.take(id, lines);
        if (!refused.isEmpty()) {
            throw new Failure(
                    ErrorCode.FEE_MONTH_TAKEN,
                    refused.size() + " months of order " + id + " are paid or in another order",
                    names(refused));
        }
        audit.record(
                MessageContext.current().actor(),
                "fee.order",
                "order:" + id,
                Map.of("amount", Long.toString(order.amount()), "lines", Integer.toString(lines.size())));
        return order;
    }

    private void requireRight(OrderRequest request) {
        boolean may =
                switch (request.form()) {
                    case OWN -> request.months().keySet().equals(java.util.Set.of(request.payer()));
                    case CELL -> rights.mayPayFor(request.payer(), request.cell());
                };
        if (!may) {
            throw new Failure(
                    ErrorCode.FEE_NOT_ENTITLED, "person " + request.payer() + " may not pay for " + request.cell());
        }
    }

    private void requireSize(List<FeeLine> lines) {
        if (lines.isEmpty()) {
            throw new Failure(ErrorCode.FEE_NOTHING_OWED, "an order without a month");
        }
        if (lines.size() > settings.largestOrder()) {
            throw new Failure(
                    ErrorCode.FEE_ORDER_TOO_LARGE, lines.size() + " lines", Integer.toString(settings.largestOrder()));
        }
    }

    private static void requireConfirmed(List<FeeLine> lines, OrderRequest request) {
        if (amount(lines) != request.confirmedAmount()) {
            throw new Failure(
                    ErrorCode.FEE_AMOUNT_CHANGED, "confirmed " + request.confirmedAmount() + ", owed " + amount(lines));
        }
        if (request.confirmedLines()
                .filter(seen -> !seen.equals(SeenLines.of(lines)))
                .isPresent()) {
            throw new Failure(ErrorCode.FEE_AMOUNT_CHANGED, "other months than those confirmed");
        }
    }

    private static long amount(List<FeeLine> lines) {
        return lines.stream().mapToLong(FeeLine::amount).reduce(0, Math::addExact);
    }

    private String names(List<FeeLine> lines) {
        return lines.stream()
                .map(FeeLine::person)
                .distinct()
                .limit(5)
                .map(person -> people.find(person).map(Person::fullName).orElse("?"))
                .collect(Collectors.joining(", "));
    }

    private static FeeOrder own(long person, FeeOrder order) {
        if (order.payer() != person) {
            throw unknown(order.id());
        }
        return order;
    }

    private static Failure unknown(UUID id) {
        return new Failure(ErrorCode.FEE_ORDER_UNKNOWN, "order " + id);
    }
}
