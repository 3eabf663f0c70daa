package vn.lienthong.fee;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import vn.lienthong.fee.store.LedgerStore;
import vn.lienthong.fee.store.OrderStore;
import vn.lienthong.membership.MemberAccounts;

/** An order's money divided among the levels, as it is booked: each month by the rules of that month, along the tree of the day it was ordered. */
@Component
class OrderShares {

    private static final Logger log = LoggerFactory.getLogger(OrderShares.class);

    private final OrderStore orders;
    private final LedgerStore ledger;
    private final Shares shares;
    private final MemberAccounts accounts;
    private final Clock clock;

    OrderShares(OrderStore orders, LedgerStore ledger, Shares shares, MemberAccounts accounts, Clock clock) {
        this.orders = orders;
        this.ledger = ledger;
        this.shares = shares;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Before anybody is asked for money: what cannot be divided must not be taken.
     *
     * @throws vn.lienthong.failure.Failure as {@link Shares#split(long, String, java.time.YearMonth, LocalDate)}, for one of the months
     */
    void requireDivisible(FeeOrder order, List<FeeLine> lines) {
        splits(order, lines);
    }

    /**
     * @param subject what the entry books
     * @param source where the order's whole amount comes from
     */
    Shared share(LedgerEntry.Kind kind, String subject, FeeOrder order, LedgerEntry.Posting source) {
        List<Split> splits = splits(order, orders.lines(order.id()));
        LedgerEntry entry = LedgerEntry.shared(
                kind,
                subject,
                order.id(),
                source,
                postings(splits),
                splits.stream().mapToLong(Split::toCentre).sum());
        return new Shared(
                entry,
                splits.stream()
                        .flatMap(split -> split.unconfirmed().stream())
                        .distinct()
                        .toList());
    }

    /**
     * Books what was shared, and says in the log which percentages it was shared by are not confirmed: once for all orders.
     */
    void book(List<Shared> shared, Instant now) {
        ledger.book(shared.stream().map(Shared::entry).toList(), FeeTime.today(clock), now);
        Set<String> unconfirmed = shared.stream()
                .flatMap(one -> one.unconfirmed().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!unconfirmed.isEmpty()) {
            log.warn("{} orders are shared by percentages that are not confirmed: {}", shared.size(), unconfirmed);
        }
    }

    /** An order's money divided. @param unconfirmed as in {@link Split} */
    record Shared(LedgerEntry entry, List<String> unconfirmed) {}

    private List<Split> splits(FeeOrder order, List<FeeLine> lines) {
        LocalDate ordered = FeeTime.day(order.createdAt());
        return lines.stream()
                .collect(Collectors.groupingBy(FeeLine::month, TreeMap::new, Collectors.summingLong(FeeLine::amount)))
                .entrySet()
                .stream()
                .map(month -> shares.split(month.getValue(), order.cell(), month.getKey(), ordered))
                .toList();
    }

    private List<LedgerEntry.Posting> postings(List<Split> splits) {
        Map<String, LedgerEntry.Posting> byOrganisation = new LinkedHashMap<>();
        for (Split split : splits) {
            long received = split.toCentre()
                    + split.kept().stream().mapToLong(Split.Kept::amount).sum();
            for (Split.Kept kept : split.kept()) {
                LedgerEntry.Posting posting = share(kept.organisation(), kept.amount(), received);
                byOrganisation.merge(kept.organisation(), posting, OrderShares::sum);
                received -= kept.amount();
            }
        }
        return List.copyOf(byOrganisation.values());
    }

    private LedgerEntry.Posting share(String organisation, long amount, long received) {
        return new LedgerEntry.Posting(
                hasAccount(organisation) ? LedgerEntry.Account.KEPT : LedgerEntry.Account.HELD,
                organisation,
                -amount,
                received);
    }

    /** Whether an approved account receives what the organisation keeps, today. */
    boolean hasAccount(String organisation) {
        return accounts.receivingAccount(organisation, FeeTime.today(clock)).isPresent();
    }

    private static LedgerEntry.Posting sum(LedgerEntry.Posting one, LedgerEntry.Posting other) {
        return new LedgerEntry.Posting(
                one.account(), one.owner(), one.amount() + other.amount(), one.received() + other.received());
    }
}
