package vn.lienthong.fee;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.LedgerStore;
import vn.lienthong.fee.store.OrderStore;
import vn.lienthong.fee.store.PaymentStore;
import vn.lienthong.fee.store.RefundStore;
import vn.lienthong.fee.store.SuspenseCaseStore;
import vn.lienthong.humantask.Tasks;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.Queues;
import vn.lienthong.partner.payment.PaymentProvider;
import vn.lienthong.partner.payment.PaymentProviders;

/**
 * What officers do with refunds: ask for one, take that back, look at them. What they find out about one is in {@link RefundFindings}. What a
 * refund takes is set aside when it is asked for, so that refunds asked for at once never give back more than was paid.
 */
@Service
public class Refunds {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

    private final FeeOffice office;
    private final OrderStore orders;
    private final PaymentStore payments;
    private final SuspenseCaseStore suspense;
    private final RefundStore refunds;
    private final LedgerStore ledger;
    private final PaymentProviders providers;
    private final OwnMoney own;
    private final RefundOutcomes outcomes;
    private final Tasks tasks;
    private final Outbox outbox;
    private final AuditLog audit;
    private final FeeReads reads;
    private final Clock clock;
    private final TransactionTemplate transaction;

    Refunds(
            FeeOffice office,
            OrderStore orders,
            PaymentStore payments,
            SuspenseCaseStore suspense,
            RefundStore refunds,
            LedgerStore ledger,
            PaymentProviders providers,
            OwnMoney own,
            RefundOutcomes outcomes,
            Tasks tasks,
            Outbox outbox,
            AuditLog audit,
            FeeReads reads,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.office = office;
        this.orders = orders;
        this.payments = payments;
        this.suspense = suspense;
        this.refunds = refunds;
        this.ledger = ledger;
        this.providers = providers;
        this.own = own;
        this.outcomes = outcomes;
        this.tasks = tasks;
        this.outbox = outbox;
        this.audit = audit;
        this.reads = reads;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Asks for money of a settled order to be given back. Sending the same form again finds the first refund.
     *
     * @param amount VND, at most what is left of the order
     * @throws Failure when the order is not this officer's, not settled, or there is not so much left
     */
    public Refund ofOrder(long officer, UUID formKey, UUID orderId, long amount, String reason) {
        return ofOrder(officer, formKey, orderId, amount, Optional.empty(), reason);
    }

    /** @param left what left the provider already and is only to be booked; empty for money that is to go back */
    Refund ofOrder(long officer, UUID formKey, UUID orderId, long amount, Optional<UnaskedRefund> left, String reason) {
        String why = Reasons.required(reason);
        return once(officer, formKey, left, () -> {
            FeeOrder order = orders.lock(orderId).orElseThrow(() -> unknownOrder(orderId));
            requireCare(officer, order);
            LedgerStore.Settled settled =
                    ledger.settled(orderId).orElseThrow(() -> impossible("order " + orderId + " is not settled"));
            RefundPlan refund = settled.kind() == LedgerEntry.Kind.SETTLEMENT
                    ? ofPayment(settled.subject(), order, amount)
                    : ofPlaced(UUID.fromString(settled.subject()), order, amount);
            return asked(officer, formKey, leaving(refund, left), why);
        });
    }

    /**
     * Asks for money in suspense to be given back, all of it.
     *
     * @throws Failure when it is not this officer's to decide about, or was decided about already
     */
    public Refund ofSuspense(long officer, UUID formKey, UUID id, String reason) {
        return ofSuspense(officer, formKey, id, Optional.empty(), reason);
    }

    /** @param left what left the provider already and is only to be booked: then the rest of the money waits as a case of its own */
    Refund ofSuspense(long officer, UUID formKey, UUID id, Optional<UnaskedRefund> left, String reason) {
        String why = Reasons.required(reason);
        return once(officer, formKey, left, () -> {
            SuspenseCase known = suspense.find(id)
                    .filter(found -> office.careOf(officer).covers(found.cell()))
                    .orElseThrow(() -> new Failure(ErrorCode.SUSPENSE_UNKNOWN, "suspense " + id));
            own.refuse(officer, known.payer(), known.order());
            Optional<FeePayment> payment = lockPayment(known);
            SuspenseCase money = suspense.lock(id).orElseThrow();
            if (!money.state().mayBecome(SuspenseState.REFUNDING)) {
                throw new Failure(ErrorCode.SUSPENSE_CLOSED, "suspense " + id + " is " + money.state());
            }
            long amount = left.map(UnaskedRefund::amount).orElse(money.amount());
            suspense.become(id, SuspenseState.REFUNDING, officer, why, clock.instant());
            RefundPlan refund = ofMoney(money, payment, money.order(), amount);
            return asked(officer, formKey, leaving(refund, left), why);
        });
    }

    /** Whether the officer asked for the refund, and nobody has decided about it. */
    public boolean mayWithdraw(long officer, Refund refund) {
        return refund.requestedBy() == officer && refund.status().mayBecome(RefundStatus.WITHDRAWN);
    }

    /**
     * Takes back what the officer asked for; its money is free for another decision. A decision still on its way comes to nothing.
     * Doing so once more changes nothing.
     *
     * @throws Failure when somebody else asked for it, or it was decided about already
     */
    public Refund withdraw(long officer, String id) {
        get(officer, id);
        MessageContext.ofPerson(officer)
                .run(() -> transaction.executeWithoutResult(status -> {
                    Refund refund = refunds.lock(id).orElseThrow();
                    if (refund.status() == RefundStatus.WITHDRAWN && refund.requestedBy() == officer) {
                        return;
                    }
                    if (!mayWithdraw(officer, refund)) {
                        throw new Failure(ErrorCode.REFUND_NOT_WITHDRAWN, "refund " + id + " is " + refund.status());
                    }
                    refunds.withdrawn(id, clock.instant());
                    outcomes.free(refund);
                    tasks.cancel(id, RefundTasks.NO_LONGER_WANTED);
                    audit.record(MessageContext.current().actor(), "fee.refund-withdraw", "refund:" + id, Map.of());
                }));
        return get(officer, id);
    }

    /** A refund of the officer's duty; unknown to everybody else. */
    public Refund get(long officer, String id) {
        return refunds.find(id)
                .filter(refund -> office.careOf(officer).covers(refund.cell()))
                .orElseThrow(() -> new Failure(ErrorCode.REFUND_UNKNOWN, "refund " + id));
    }

    /** As {@link #get}; that others' money was looked at is written down. */
    public Refund read(long officer, String id) {
        Refund refund = get(officer, id);
        audit.record(MessageContext.ofPerson(officer).actor(), "fee.refund-read", "refund:" + id, Map.of());
        return refund;
    }

    /** The newest first. That they were shown is written down. */
    public List<Refund> list(
            long officer, Optional<RefundStatus> status, String text, Optional<RefundStore.Key> after, int limit) {
        return reads.shown(officer, "refunds", refunds.list(office.require(officer), status, text, after, limit));
    }

    /** Every refund of money in suspense the officer cares for, oldest first. */
    public List<Refund> ofSuspense(long officer, UUID id) {
        return suspense.find(id)
                .filter(money -> office.careOf(officer).covers(money.cell()))
                .map(money -> refunds.ofSuspense(id))
                .orElseThrow(() -> new Failure(ErrorCode.SUSPENSE_UNKNOWN, "suspense " + id));
    }

    private Refund once(long officer, UUID formKey, Optional<UnaskedRefund> left, Supplier<Refund> request) {
        Optional<Refund> made = refunds.findByForm(formKey);
        if (made.isPresent()) {
            return get(officer, made.get().id());
        }
        try {
            return MessageContext.ofPerson(officer)
                    .call(() -> transaction.execute(status ->
                            left.flatMap(money -> booked(money, formKey)).orElseGet(request)));
        } catch (DuplicateKeyException atOnce) {
            return refunds.findByForm(formKey)
                    .orElseThrow(() -> new Failure(ErrorCode.SUSPENSE_CLOSED, "a refund of it is under way", atOnce));
        }
    }

    /**
     * What the same form has booked at once; empty when nobody books it, so that it may be.
     *
     * @throws Failure when another form has, or the hub knows the number as a refund it had asked for
     */
    private Optional<Refund> booked(UnaskedRefund left, UUID formKey) {
        Optional<Refund> booking = refunds.lockLeft(left.provider(), left.transaction());
        Optional<Refund> same = booking.flatMap(found -> refunds.findByForm(formKey));
        if (same.isEmpty() && (booking.isPresent() || refunds.isGiven(left.provider(), left.transaction()))) {
            throw new Failure(ErrorCode.UNASKED_REFUND_CLOSED, left.provider() + " " + left.transaction());
        }
        return same;
    }

    private void requireCare(long officer, FeeOrder order) {
        if (!office.careOf(officer).covers(Optional.of(order.cell()))) {
            throw unknownOrder(order.id());
        }
        own.refuse(officer, OptionalLong.of(order.payer()), Optional.of(order.id()));
    }

    private RefundPlan ofPayment(String reference, FeeOrder order, long amount) {
        FeePayment payment = payments.lock(reference).orElseThrow();
        reserve(reference, amount);
        return plan(
                Optional.of(reference),
                true,
                Optional.empty(),
                Optional.of(order.id()),
                payment.provider(),
                payment.providerTransaction().orElse(reference),
                amount);
    }

    /** Of money that settled the order out of suspense. */
    private RefundPlan ofPlaced(UUID id, FeeOrder order, long amount) {
        Optional<FeePayment> payment = lockPayment(suspense.find(id).orElseThrow());
        return ofMoney(suspense.lock(id).orElseThrow(), payment, Optional.of(order.id()), amount);
    }

    /** The payment money came by, if it names one: always locked before the money, as {@link RefundOutcomes} does. */
    private Optional<FeePayment> lockPayment(SuspenseCase money) {
        return money.reference().flatMap(payments::lock).filter(found -> found.provider()
                .equals(money.provider()));
    }

    private RefundPlan ofMoney(SuspenseCase money, Optional<FeePayment> payment, Optional<UUID> order, long amount) {
        if (amount <= 0 || !suspense.reserve(money.id(), amount)) {
            throw tooMuch(amount + " of suspense " + money.id());
        }
        // money that came late or twice is its payment's own; a mismatch, or a second transfer, is not counted there
        Optional<String> counted = payment.map(FeePayment::reference)
                .filter(reference -> refunds.isOwnMoney(reference, money.providerTransaction()));
        counted.ifPresent(reference -> reserve(reference, amount));
        return plan(
                payment.map(FeePayment::reference),
                counted.isPresent(),
                Optional.of(money.id()),
                order,
                money.provider(),
                money.providerTransaction(),
                amount);
    }

    private void reserve(String reference, long amount) {
        if (amount <= 0 || !refunds.reserve(reference, amount)) {
            throw tooMuch(amount + " of payment " + reference);
        }
    }

    private RefundPlan plan(
            Optional<String> reference,
            boolean ofPayment,
            Optional<UUID> money,
            Optional<UUID> order,
            String provider,
            String transactionOfMoney,
            long amount) {
        LocalDate today = FeeTime.today(clock);
        return new RefundPlan(
                "R" + DAY.format(today) + "%09d".formatted(refunds.nextNumber()),
                reference,
                ofPayment,
                money,
                order,
                provider,
                transactionOfMoney,
                amount,
                reference.isEmpty() || !canGiveBack(provider),
                Optional.empty());
    }

    /** @throws Failure when it is another provider's money, or what left may be what its provider was told to give back */
    private RefundPlan leaving(RefundPlan plan, Optional<UnaskedRefund> left) {
        if (left.isEmpty()) {
            return plan;
        }
        if (!plan.provider().equals(left.get().provider())) {
            throw impossible("money of " + plan.provider() + " did not leave "
                    + left.get().provider());
        }
        if (refunds.isOnItsWay(plan)) {
            throw new Failure(ErrorCode.UNASKED_REFUND_ASKED, "a refund of it has not ended");
        }
        return plan.leaving(left.get());
    }

    /** A provider that was shut out cannot either. */
    private boolean canGiveBack(String provider) {
        return providers.find(provider).map(PaymentProvider::givesBack).orElse(false);
    }

    private Refund asked(long officer, UUID formKey, RefundPlan plan, String reason) {
        Optional<FeeOrder> order = plan.order().flatMap(orders::find);
        String organisation = office.responsibleFor(order.map(FeeOrder::cell))
                .orElseThrow(() -> impossible("no organisation is responsible for " + plan.id()));
        refunds.insert(plan, formKey, reason, organisation, officer, clock.instant());
        Refund refund = refunds.find(plan.id()).orElseThrow();
        outbox.send(Queues.FEE_APPROVE_REFUND, refund.conversation(), RefundTasks.asked(refund));
        audit.record(
                MessageContext.current().actor(),
                "fee.refund-ask",
                "refund:" + plan.id(),
                Map.of("amount", Long.toString(plan.amount())));
        return refund;
    }

    private static Failure unknownOrder(UUID order) {
        return new Failure(ErrorCode.FEE_ORDER_UNKNOWN, "order " + order);
    }

    private static Failure impossible(String why) {
        return new Failure(ErrorCode.REFUND_NOT_POSSIBLE, why);
    }

    private static Failure tooMuch(String what) {
        return new Failure(ErrorCode.REFUND_TOO_MUCH, what);
    }
}
