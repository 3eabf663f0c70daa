package vn.lienthong.fee;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.FeeOffice.Care;
import vn.lienthong.fee.store.OrderStore;
import vn.lienthong.fee.store.SuspenseCaseStore;
import vn.lienthong.messaging.MessageContext;

/**
 * What officers do with money that settled no order by itself: look at it, place it on an order or on months that are owed,
 * explain it, take it up again. Giving it back is in {@link Refunds}.
 */
@Service
public class SuspenseDecisions {

    private final FeeOffice office;
    private final SuspenseCaseStore suspense;
    private final OrderStore orders;
    private final Placements placements;
    private final SettledOrders settled;
    private final OrderShares shares;
    private final OwnMoney own;
    private final Dossiers dossiers;
    private final PayerNotices payers;
    private final AuditLog audit;
    private final FeeReads reads;
    private final Clock clock;
    private final TransactionTemplate transaction;

    SuspenseDecisions(
            FeeOffice office,
            SuspenseCaseStore suspense,
            OrderStore orders,
            Placements placements,
            SettledOrders settled,
            OrderShares shares,
            OwnMoney own,
            Dossiers dossiers,
            PayerNotices payers,
            AuditLog audit,
            FeeReads reads,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.office = office;
        this.suspense = suspense;
        this.orders = orders;
        this.placements = placements;
        this.settled = settled;
        this.shares = shares;
        this.own = own;
        this.dossiers = dossiers;
        this.payers = payers;
        this.audit = audit;
        this.reads = reads;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** The oldest first. That they were shown is written down. @throws Failure when the person has no such duty */
    public List<SuspenseCase> list(
            long officer, SuspenseFilter filter, Optional<SuspenseCaseStore.Key> after, int limit) {
        return reads.shown(officer, "suspense", suspense.list(office.require(officer), filter, after, limit));
    }

    public int count(long officer, SuspenseFilter filter) {
        return suspense.count(office.require(officer), filter);
    }

    /** Money of the officer's duty; unknown to everybody else. */
    public SuspenseCase get(long officer, UUID id) {
        return suspense.find(id)
                .filter(money -> office.careOf(officer).covers(money.cell()))
                .orElseThrow(() -> unknown(id));
    }

    /**
     * What would be settled if this money were placed on an order: the order itself while it is open, else months its members
     * owe today, in an order of its own.
     *
     * @throws Failure when the order is not of the officer's duty, or the money does not cover anything of it
     */
    public Placement plan(long officer, UUID id, UUID target) {
        return placements.plan(get(officer, id), order(officer, target));
    }

    /**
     * Places the money. What is left over waits as a case of its own.
     *
     * @param confirmedAmount VND the officer saw would be placed
     * @throws Failure also when somebody else decided first, or what is owed has changed
     */
    public SuspenseCase apply(long officer, UUID id, UUID target, long confirmedAmount, String reason) {
        String why = Reasons.required(reason);
        get(officer, id);
        Optional<UUID> wantedId = Optional.of(order(officer, target).id());
        decide(officer, id, SuspenseState.APPLIED, wantedId, money -> {
            FeeOrder wanted = orders.find(target).orElseThrow();
            own.refuse(officer, OptionalLong.of(wanted.payer()), Optional.empty());
            Placement plan = placements.plan(money, wanted);
            own.refuse(officer, plan.lines());
            if (plan.amount() != confirmedAmount) {
                throw new Failure(
                        ErrorCode.FEE_AMOUNT_CHANGED, "confirmed " + confirmedAmount + ", placed " + plan.amount());
            }
            place(officer, money, plan, why);
        });
        return get(officer, id);
    }

    private void place(long officer, SuspenseCase money, Placement plan, String why) {
        Instant now = clock.instant();
        FeeOrder order = plan.opensOrder() ? settled.open(money.id(), plan) : plan.target();
        orders.pay(List.of(order.id()), now, now.plus(SettledOrders.RECEIPTED_BY));
        shares.book(
                List.of(shares.share(
                        LedgerEntry.Kind.APPLIED,
                        money.id().toString(),
                        order,
                        new LedgerEntry.Posting(LedgerEntry.Account.SUSPENSE, money.provider(), plan.amount(), 0))),
                now);
        suspense.applied(money.id(), plan.amount(), order.id(), officer, why, now);
        if (plan.rest() > 0) {
            suspense.insertRest(UUID.randomUUID(), money, plan.rest(), now);
        }
        settled.goOn(order);
        money.dossier()
                .filter(meantFor -> !meantFor.equals(order.number()))
                .ifPresent(meantFor ->
                        dossiers.note(meantFor, "fee.money-placed", Money.inDigits(plan.amount()), order.number()));
        payers.moneyPlaced(money, order, plan.amount());
        audit.record(
                MessageContext.current().actor(),
                "fee.suspense-apply",
                "suspense:" + money.id(),
                Map.of("order", order.id().toString(), "amount", Long.toString(plan.amount())));
    }

    /** Says why the money lies where it is, to its payer too. It stays on the books. */
    public void explain(long officer, UUID id, String reason) {
        String why = Reasons.required(reason);
        decide(officer, id, SuspenseState.EXPLAINED, Optional.empty(), money -> {
            suspense.become(id, SuspenseState.EXPLAINED, officer, why, clock.instant());
            payers.moneyExplained(money, why);
            record("fee.suspense-explain", id);
        });
    }

    /** Takes explained money up again. */
    public void reopen(long officer, UUID id) {
        decide(officer, id, SuspenseState.OPEN, Optional.empty(), money -> {
            if (money.state() != SuspenseState.EXPLAINED) {
                throw closed(money);
            }
            suspense.become(id, SuspenseState.OPEN, officer, null, clock.instant());
            record("fee.suspense-reopen", id);
        });
    }

    /** @param target the order to be locked with the money, before it; empty for none */
    private void decide(
            long officer, UUID id, SuspenseState next, Optional<UUID> target, Consumer<SuspenseCase> effect) {
        Care care = office.careOf(officer);
        MessageContext.ofPerson(officer)
                .run(() -> transaction.executeWithoutResult(status -> {
                    target.flatMap(orders::lock);
                    SuspenseCase money = suspense.lock(id)
                            .filter(found -> care.covers(found.cell()))
                            .orElseThrow(() -> unknown(id));
                    own.refuse(officer, money.payer(), money.order());
                    if (!money.state().mayBecome(next)) {
                        throw closed(money);
                    }
                    effect.accept(money);
                }));
    }

    private FeeOrder order(long officer, UUID id) {
        return orders.find(id)
                .filter(order -> office.careOf(officer).covers(Optional.of(order.cell())))
                .orElseThrow(() -> new Failure(ErrorCode.FEE_ORDER_UNKNOWN, "order " + id));
    }

    private void record(String action, UUID id) {
        audit.record(MessageContext.current().actor(), action, "suspense:" + id, Map.of());
    }

    private static Failure unknown(UUID id) {
        return new Failure(ErrorCode.SUSPENSE_UNKNOWN, "suspense " + id);
    }

    private static Failure closed(SuspenseCase money) {
        return new Failure(ErrorCode.SUSPENSE_CLOSED, "suspense " + money.id() + " is " + money.state());
    }
}
