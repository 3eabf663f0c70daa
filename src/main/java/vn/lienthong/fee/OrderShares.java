package vn.lienthong.fee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.fee.store.OrderStore;
import vn.lienthong.membership.MemberAccounts;

/** An order's money divided among the levels, as it is booked: each month by the rules of that month, along the tree of today. */
@Component
class OrderShares {

    private final OrderStore orders;
    private final Shares shares;
    private final MemberAccounts accounts;
    private final Clock clock;

    OrderShares(OrderStore orders, Shares shares, MemberAccounts accounts, Clock clock) {
        this.orders = orders;
        this.shares = shares;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * @param subject what the entry books
     * @param source where the order's whole amount comes from
     */
    LedgerEntry entry(LedgerEntry.Kind kind, String subject, FeeOrder order, LedgerEntry.Posting source) {
        List<Split> splits = splits(order);
        return LedgerEntry.shared(
                kind,
                subject,
                order.id(),
                source,
                postings(splits),
                splits.stream().mapToLong(Split::toCentre).sum());
    }

    private List<Split> splits(FeeOrder order) {
        LocalDate today = FeeTime.today(clock);
        return orders.lines(order.id()).stream()
                .collect(Collectors.groupingBy(FeeLine::month, TreeMap::new, Collectors.summingLong(FeeLine::amount)))
                .entrySet()
                .stream()
                .map(month -> shares.split(month.getValue(), order.cell(), month.getKey(), today))
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
