package vn.lienthong.fee;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.membership.MemberAccounts;

/** What an order for some months of some members costs today. */
@Component
public class Quotes {

    private final Dues dues;
    private final MemberAccounts accounts;
    private final Clock clock;

    Quotes(Dues dues, MemberAccounts accounts, Clock clock) {
        this.dues = dues;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * The months to pay, by member and month: from the oldest that is owed on, none left out.
     *
     * @param months how many for each member; the hub's number of the member as key
     * @throws Failure when somebody is not an active member of the cell, or does not owe that many months
     */
    public List<FeeLine> lines(String cell, Map<Long, Integer> months) {
        requireMembers(cell, months.keySet());
        return dues.of(months.keySet(), FeeTime.today(clock)).entrySet().stream()
                .flatMap(member -> first(months.get(member.getKey()), member.getKey(), member.getValue()).stream())
                .sorted(Comparator.comparingLong(FeeLine::person).thenComparing(FeeLine::month))
                .toList();
    }

    private static List<FeeLine> first(int wanted, long person, List<DueMonth> dues) {
        List<FeeLine> payable = dues.stream()
                .filter(due -> due.state().payable() && due.amount() > 0)
                .limit(wanted)
                .map(due -> new FeeLine(person, due.month(), due.amount()))
                .toList();
        if (payable.size() < wanted) {
            throw new Failure(
                    ErrorCode.FEE_NOTHING_OWED, "person " + person + " can pay " + payable.size() + " months");
        }
        return payable;
    }

    private void requireMembers(String cell, Set<Long> people) {
        long members = accounts.findAll(people).stream()
                .filter(account -> account.active() && account.profile().cell().equals(cell))
                .count();
        if (members < people.size()) {
            throw new Failure(ErrorCode.FEE_NOT_OF_CELL, "not all of " + people.size() + " belong to " + cell);
        }
    }
}
