package vn.lienthong.fee;

import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.OrderStore;
import vn.lienthong.membership.MemberAccount;
import vn.lienthong.membership.MemberAccounts;

/**
 * Works out what money in suspense can settle. On an open order: all of it, or nothing. After a closed one: of a member's own
 * order as many months as the money covers, from the oldest owed on; of a cell's order those of its members' months that are still
 * owed, in its order, as far as the money covers them. Whoever is in another cell by now pays there: then it is the money of members
 * of one cell that is placed, and what is left of it may be placed for those of another.
 */
@Component
class Placements {

    private final OrderStore orders;
    private final Quotes quotes;
    private final Dues dues;
    private final MemberAccounts accounts;
    private final Clock clock;

    Placements(OrderStore orders, Quotes quotes, Dues dues, MemberAccounts accounts, Clock clock) {
        this.orders = orders;
        this.quotes = quotes;
        this.dues = dues;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** @throws Failure when nothing is owed, or the money does not cover it */
    Placement plan(SuspenseCase money, FeeOrder target) {
        boolean opens = target.state() != OrderState.OPEN;
        Placement plan =
                opens ? owed(money, target) : new Placement(target, false, target.cell(), orders.lines(target.id()), 0);
        if (plan.amount() > money.amount()) {
            throw new Failure(ErrorCode.SUSPENSE_TOO_SMALL, money.amount() + " do not cover " + plan.amount());
        }
        return new Placement(target, opens, plan.cell(), plan.lines(), money.amount() - plan.amount());
    }

    private Placement owed(SuspenseCase money, FeeOrder pattern) {
        return cells(pattern).stream()
                .map(cell -> new Placement(pattern, true, cell, owed(money, pattern, cell), 0))
                .filter(plan -> !plan.lines().isEmpty())
                .findFirst()
                .orElseThrow(() -> new Failure(ErrorCode.SUSPENSE_TOO_SMALL, money.amount() + " cover no month"));
    }

    /** In which those are today whose months the order paid, the order's own first. */
    private Set<String> cells(FeeOrder pattern) {
        Set<Long> people =
                orders.lines(pattern.id()).stream().map(FeeLine::person).collect(Collectors.toSet());
        List<String> today = accounts.findAll(people).stream()
                .filter(MemberAccount::active)
                .map(account -> account.profile().cell())
                .sorted()
                .toList();
        Set<String> cells = new LinkedHashSet<>();
        if (today.isEmpty() || today.contains(pattern.cell())) {
            cells.add(pattern.cell());
        }
        cells.addAll(today);
        return cells;
    }

    private List<FeeLine> owed(SuspenseCase money, FeeOrder pattern, String cell) {
        return pattern.form() == OrderForm.OWN
                ? covered(money.amount(), pattern, cell)
                : asFarAs(money.amount(), quotes.still(cell, orders.lines(pattern.id())));
    }

    private List<FeeLine> covered(long amount, FeeOrder pattern, String cell) {
        int months = 0;
        long sum = 0;
        for (DueMonth due : dues.of(pattern.payer(), FeeTime.today(clock))) {
            if (due.state().payable() && due.amount() > 0) {
                sum += due.amount();
                if (sum > amount) {
                    break;
                }
                months++;
            }
        }
        return months == 0 ? List.of() : quotes.lines(cell, Map.of(pattern.payer(), months));
    }

    private static List<FeeLine> asFarAs(long amount, List<FeeLine> lines) {
        long left = amount;
        int covered = 0;
        while (covered < lines.size() && lines.get(covered).amount() <= left) {
            left -= lines.get(covered).amount();
            covered++;
        }
        return lines.subList(0, covered);
    }
}
