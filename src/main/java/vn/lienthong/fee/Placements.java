package vn.lienthong.fee;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.store.OrderStore;

/**
 * Works out what money in suspense can settle. On an open order: all of it, or nothing. After a closed one: of a member's own
 * order as many months as the money covers, from the oldest owed on; of a cell's order those of its members' months that are still
 * owed, in its order, as far as the money covers them.
 */
@Component
class Placements {

    private final OrderStore orders;
    private final Quotes quotes;
    private final Dues dues;
    private final Clock clock;

    Placements(OrderStore orders, Quotes quotes, Dues dues, Clock clock) {
        this.orders = orders;
        this.quotes = quotes;
        this.dues = dues;
        this.clock = clock;
    }

    /** @throws Failure when nothing is owed, or the money does not cover it */
    Placement plan(SuspenseCase money, FeeOrder target) {
        boolean opens = target.state() != OrderState.OPEN;
        List<FeeLine> lines = opens ? owed(money, target) : orders.lines(target.id());
        Placement plan = new Placement(target, opens, lines, 0);
        if (plan.amount() > money.amount()) {
            throw new Failure(ErrorCode.SUSPENSE_TOO_SMALL, money.amount() + " do not cover " + plan.amount());
        }
        return new Placement(target, opens, lines, money.amount() - plan.amount());
    }

    private List<FeeLine> owed(SuspenseCase money, FeeOrder pattern) {
        List<FeeLine> lines = pattern.form() == OrderForm.OWN
                ? covered(money.amount(), pattern)
                : asFarAs(money.amount(), quotes.still(pattern.cell(), orders.lines(pattern.id())));
        if (lines.isEmpty()) {
            throw new Failure(ErrorCode.SUSPENSE_TOO_SMALL, money.amount() + " cover no month");
        }
        return lines;
    }

    private List<FeeLine> covered(long amount, FeeOrder pattern) {
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
        return months == 0 ? List.of() : quotes.lines(pattern.cell(), Map.of(pattern.payer(), months));
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
