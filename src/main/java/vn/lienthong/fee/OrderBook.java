package vn.lienthong.fee;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.OrderListStore;
import vn.lienthong.fee.store.OrderStore;
import vn.lienthong.membership.MemberAccount;
import vn.lienthong.membership.MemberAccounts;
import vn.lienthong.messaging.MessageContext;

/** Looking at orders: payers at their own, whoever may pay for a cell also at those others made for it. */
@Service
public class OrderBook {

    private static final int BATCH = 500;

    private final OrderListStore list;
    private final OrderStore orders;
    private final CellRights rights;
    private final MemberAccounts accounts;
    private final AuditLog audit;
    private final FeeReads reads;

    OrderBook(
            OrderListStore list,
            OrderStore orders,
            CellRights rights,
            MemberAccounts accounts,
            AuditLog audit,
            FeeReads reads) {
        this.list = list;
        this.orders = orders;
        this.rights = rights;
        this.accounts = accounts;
        this.audit = audit;
        this.reads = reads;
    }

    /** @param total of all pages */
    public record Page(List<ListedOrder> orders, long total) {}

    /** Newest first. That those of cells were shown is written down. @param offset how many to leave out from the newest on */
    public Page page(long viewer, OrderQuery query, long offset, int limit) {
        OrderListStore.Filter filter = filter(viewer, query);
        long total = list.count(filter);
        List<ListedOrder> found = total == 0 ? List.of() : list.page(filter, offset, limit);
        return new Page(
                query.scope() == OrderQuery.Scope.CELL ? reads.shown(viewer, "orders of cells", found) : found, total);
    }

    /** Own orders of a member alone that stand so, the newest first. @param limit of each standing */
    public List<ListedOrder> own(long member, Set<OrderStanding> standings, int limit) {
        return standings.stream()
                .flatMap(standing -> page(member, OrderQuery.own(standing), 0, limit).orders().stream())
                .sorted(Comparator.comparing(
                                (ListedOrder listed) -> listed.order().createdAt())
                        .reversed())
                .toList();
    }

    /** Those of the people for whose months money is here that waits for an officer: paid again, they would be paid twice. */
    public Set<Long> whoseMoneyWaits(Collection<Long> people) {
        return list.whoseMoneyWaits(people);
    }

    /** All of them, newest first, a few hundred at a time. That those of cells were taken is written down. */
    public void each(long viewer, OrderQuery query, Consumer<List<ListedOrder>> reader) {
        OrderListStore.Filter filter = filter(viewer, query);
        if (query.scope() == OrderQuery.Scope.CELL) {
            audit.record(
                    MessageContext.ofPerson(viewer).actor(),
                    "fee.list-export",
                    "orders of cells",
                    Map.of("cells", String.join(" ", filter.cells())));
        }
        Optional<FeeOrder> last = Optional.empty();
        List<ListedOrder> batch;
        do {
            batch = list.after(filter, last, BATCH);
            reader.accept(batch);
            last = batch.isEmpty()
                    ? last
                    : Optional.of(batch.get(batch.size() - 1).order());
        } while (batch.size() == BATCH);
    }

    /**
     * One order. Looking at another payer's is written down.
     *
     * @throws Failure when it is unknown, or not for this viewer
     */
    public ListedOrder get(long viewer, UUID id) {
        ListedOrder found = list.find(id)
                .filter(listed -> maySee(viewer, listed.order()))
                .orElseThrow(() -> new Failure(ErrorCode.FEE_ORDER_UNKNOWN, "order " + id));
        if (found.order().payer() != viewer) {
            audit.record(MessageContext.ofPerson(viewer).actor(), "fee.read", "order:" + id, Map.of());
        }
        return found;
    }

    /** What an order pays, by member, in the order of the names. Whoever asks has got the order from {@link #get}. */
    public List<OrderShare> shares(FeeOrder order) {
        Map<Long, List<FeeLine>> byPerson =
                orders.lines(order.id()).stream().collect(Collectors.groupingBy(FeeLine::person));
        Map<Long, MemberAccount> members = accounts.findAll(byPerson.keySet()).stream()
                .collect(Collectors.toMap(MemberAccount::personId, Function.identity()));
        return byPerson.entrySet().stream()
                .map(entry -> share(entry.getKey(), members.get(entry.getKey()), entry.getValue()))
                .sorted(Comparator.comparing(OrderShare::name, CellMember.BY_NAME))
                .toList();
    }

    private static OrderShare share(long person, MemberAccount member, List<FeeLine> lines) {
        return new OrderShare(
                person,
                member == null ? "" : member.profile().member().fullName(),
                member == null ? "" : CellMember.numberOf(member),
                lines.stream().map(FeeLine::month).sorted().toList(),
                lines.stream().mapToLong(FeeLine::amount).sum());
    }

    private OrderListStore.Filter filter(long viewer, OrderQuery query) {
        return new OrderListStore.Filter(
                query, viewer, query.scope() == OrderQuery.Scope.CELL ? rights.payableBy(viewer) : List.of());
    }

    private boolean maySee(long viewer, FeeOrder order) {
        return order.payer() == viewer || order.form() == OrderForm.CELL && rights.mayPayFor(viewer, order.cell());
    }
}
