package vn.lienthong.fee;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import vn.lienthong.dossier.Dossiers;
import vn.lienthong.fee.store.LedgerStore;
import vn.lienthong.fee.store.OrderStore;
import vn.lienthong.fee.store.RefundStore;
import vn.lienthong.fee.store.SuspenseCaseStore;
import vn.lienthong.notice.Notices;

/**
 * What the end of a refund does: the books, the months, the money in suspense, the payer. In the caller's transaction, which
 * holds the refund's row. Whoever locks several rows of money takes the order first, then the payment, then the money in
 * suspense.
 */
@Component
class RefundOutcomes {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MM/yyyy");

    private final RefundStore refunds;
    private final OrderStore orders;
    private final SuspenseCaseStore suspense;
    private final LedgerStore ledger;
    private final Dossiers dossiers;
    private final Notices notices;
    private final RefundNotices officers;
    private final ObjectProvider<RefundedOrders> listeners;
    private final ObjectProvider<UnaskedRefundListener> showing;
    private final Clock clock;

    RefundOutcomes(
            RefundStore refunds,
            OrderStore orders,
            SuspenseCaseStore suspense,
            LedgerStore ledger,
            Dossiers dossiers,
            Notices notices,
            RefundNotices officers,
            ObjectProvider<RefundedOrders> listeners,
            ObjectProvider<UnaskedRefundListener> showing,
            Clock clock) {
        this.refunds = refunds;
        this.orders = orders;
        this.suspense = suspense;
        this.ledger = ledger;
        this.dossiers = dossiers;
        this.notices = notices;
        this.officers = officers;
        this.listeners = listeners;
        this.showing = showing;
        this.clock = clock;
    }

    /**
     * The money went back. Of what left without the hub, the number and the time it is known by stay.
     *
     * @param providerTransaction nullable
     * @param at when, as the provider says
     */
    void done(Refund refund, String providerTransaction, Instant at) {
        Optional<FeeOrder> order = refund.order().flatMap(orders::lock);
        Optional<SuspenseCase> unplaced =
                refund.suspense().flatMap(suspense::lock).filter(money -> money.state() == SuspenseState.REFUNDING);
        LedgerEntry entry = unplaced.map(money -> LedgerEntry.suspenseGivenBack(
                        refund.id(), refund.provider(), money.order().orElse(null), refund.amount()))
                .orElseGet(() -> sharesTakenBack(refund, order.orElseThrow()));
        ledger.book(List.of(entry), FeeTime.today(clock), clock.instant());
        boolean left = refund.left().isPresent();
        refunds.done(
                refund.id(),
                left ? refund.providerTransaction().orElseThrow() : providerTransaction,
                refund.left().orElse(at));
        unplaced.ifPresent(money -> giveBack(money, refund.amount()));
        order.ifPresent(found -> tell(refund, found, unplaced.isEmpty()));
        if (left) {
            showing.orderedStream().forEach(listener -> listener.booked(refund));
        }
    }

    /** What did not go back of money nobody had placed waits for a person as money of its own. */
    private void giveBack(SuspenseCase money, long amount) {
        if (amount < money.amount()) {
            suspense.split(UUID.randomUUID(), money, money.amount() - amount, clock.instant());
        }
        suspense.become(money.id(), SuspenseState.REFUNDED, null, null, clock.instant());
    }

    /** The money had left without the hub, and it is agreed whose it was. */
    void left(Refund refund) {
        done(refund, refund.providerTransaction().orElseThrow(), refund.left().orElseThrow());
    }

    /**
     * Whether what a provider's number stands for is booked, or about to be, as money that left without the hub. Until the end of
     * the transaction it does not become so either; to be asked before any row of money is locked.
     */
    boolean isLeft(Refund refund, String number) {
        return refunds.lockLeft(refund.provider(), number)
                .filter(booking -> !booking.id().equals(refund.id()))
                .isPresent();
    }

    /**
     * Money went back, whether or not it is as much as was asked for. What is less is free for another decision; what is more is
     * in no book, and stays written on the refund.
     *
     * @param given VND that went back, more than 0
     */
    void done(Refund refund, long given, String providerTransaction, Instant at) {
        boolean asAsked = given == refund.amount() && refund.named().isEmpty();
        if (asAsked) {
            done(refund, providerTransaction, at);
            return;
        }
        refund.order().ifPresent(orders::lock);
        long booked = Math.min(given, refund.amount());
        long rest = refund.amount() - booked;
        if (rest > 0) {
            if (refund.ofPayment()) {
                refunds.reserve(refund.reference().orElseThrow(), -rest);
            }
            refund.suspense().flatMap(suspense::lock).ifPresent(money -> suspense.reserve(money.id(), -rest));
        }
        refunds.given(refund.id(), booked, given);
        done(refunds.lock(refund.id()).orElseThrow(), providerTransaction, at);
    }

    private LedgerEntry sharesTakenBack(Refund refund, FeeOrder order) {
        LedgerEntry.Kind kind = refund.suspense().isPresent() ? LedgerEntry.Kind.APPLIED : LedgerEntry.Kind.SETTLEMENT;
        String subject = refund.suspense().map(UUID::toString).orElseGet(() -> refund.reference()
                .orElseThrow());
        List<LedgerEntry.Posting> booked = ledger.postings(kind, subject);
        Map<String, String> released = ledger.lockReleased(kind, subject, heldIn(booked));
        return new Reversal(booked, released)
                .entry(refund.id(), order.id(), refund.provider(), refunds.doneOfOrder(order.id()), refund.amount());
    }

    private static Set<String> heldIn(List<LedgerEntry.Posting> booked) {
        return booked.stream()
                .filter(share -> share.account() == LedgerEntry.Account.HELD)
                .map(LedgerEntry.Posting::owner)
                .collect(Collectors.toSet());
    }

    private void tell(Refund refund, FeeOrder order, boolean settledIt) {
        boolean whole = settledIt && refunds.doneOfOrder(order.id()) == order.amount();
        if (whole) {
            refunds.freeMonths(order.id());
            listeners.orderedStream().forEach(listener -> listener.refunded(order.id(), refund.id()));
        }
        // money that settled nothing goes back whole: it is no part of what was paid
        String what = whole ? "refunded" : settledIt ? "refunded-partly" : "money-returned";
        // the last part of several makes it the whole
        String amount = Money.inDigits(whole ? order.amount() : refund.amount());
        dossiers.note(order.number(), "fee." + what, amount);
        notices.request(order.number(), order.payer(), "fee-" + what, PayerNotices.PAGE + order.id(), amount);
        if (whole) {
            tellMembers(order);
        }
    }

    /** Whoever else's months the order paid owes them again. */
    private void tellMembers(FeeOrder order) {
        orders.lines(order.id()).stream()
                .filter(line -> line.person() != order.payer())
                .collect(Collectors.groupingBy(FeeLine::person))
                .forEach((member, lines) -> notices.request(
                        order.number(),
                        member,
                        "fee-refunded-member",
                        "/fees/pay",
                        Money.inDigits(lines.stream().mapToLong(FeeLine::amount).sum()),
                        months(lines)));
    }

    private static String months(List<FeeLine> lines) {
        return lines.stream().map(FeeLine::month).sorted().map(MONTH::format).collect(Collectors.joining(", "));
    }

    /** The provider does not give it back: its money is free for another decision. */
    void failed(Refund refund, String why) {
        refunds.failed(refund.id(), why, clock.instant());
        free(refund);
        officers.failed(refund, why);
    }

    /**
     * Sets aside once more what a failed refund had freed, because it went back after all.
     *
     * @return false when it was placed or given back otherwise meanwhile: nothing is changed then, but that other refunds of the
     *     same money go no further before a person has looked at them
     */
    boolean setAsideAgain(Refund refund) {
        refund.order().ifPresent(orders::lock); // first, as everywhere
        boolean again = reserveAgain(refund);
        if (!again) {
            refunds.hold(refund, "other-refund " + refund.id()).forEach(officers::doubted);
        }
        return again;
    }

    private boolean reserveAgain(Refund refund) {
        if (refund.ofPayment() && !refunds.reserve(refund.reference().orElseThrow(), refund.amount())) {
            return false;
        }
        if (refund.suspense()
                .flatMap(suspense::lock)
                .map(money -> setAside(money, refund))
                .orElse(true)) {
            return true;
        }
        if (refund.ofPayment()) {
            refunds.reserve(refund.reference().orElseThrow(), -refund.amount());
        }
        return false;
    }

    private boolean setAside(SuspenseCase money, Refund refund) {
        boolean waits = money.state().mayBecome(SuspenseState.REFUNDING);
        boolean placed = money.appliedTo().isPresent() && money.appliedTo().equals(refund.order());
        if (!waits && !placed || !suspense.reserve(money.id(), refund.amount())) {
            return false;
        }
        if (waits) {
            suspense.become(money.id(), SuspenseState.REFUNDING, null, null, clock.instant());
        }
        return true;
    }

    /** What was set aside is free again. */
    void free(Refund refund) {
        if (refund.ofPayment()) {
            refunds.reserve(refund.reference().orElseThrow(), -refund.amount());
        }
        refund.suspense().flatMap(suspense::lock).ifPresent(money -> {
            suspense.reserve(money.id(), -refund.amount());
            if (money.state() == SuspenseState.REFUNDING) {
                suspense.become(money.id(), SuspenseState.OPEN, null, null, clock.instant());
            }
        });
    }
}
