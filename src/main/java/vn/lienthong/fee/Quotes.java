package vn.lienthong.fee;

import java.time.Clock;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.membership.MemberAccount;
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
     * @throws Failure when somebody is not an active member of the cell, or does not owe that many months; or for less than one
     */
    public List<FeeLine> lines(String cell, Map<Long, Integer> months) {
        requireMembers(cell, months.keySet());
        return dues.of(months.keySet(), FeeTime.today(clock)).entrySet().stream()
                .flatMap(member -> first(months.get(member.getKey()), member.getKey(), member.getValue()).stream())
                .sorted(Comparator.comparingLong(FeeLine::person).thenComparing(FeeLine::month))
                .toList();
    }

    /**
     * Those of the lines whose month is still owed, at what it costs today, by name and month: no other month in place of one that
     * is not, and nothing of whoever left the cell.
     */
    public List<FeeLine> still(String cell, List<FeeLine> ordered) {
        Set<Long> members =
                membersOf(cell, ordered.stream().map(FeeLine::person).collect(Collectors.toSet()));
        Map<Long, Map<YearMonth, DueMonth>> owed = dues.of(members, FeeTime.today(clock)).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, member -> payable(member.getValue())));
        return ordered.stream()
                .filter(line -> owed.getOrDefault(line.person(), Map.of()).containsKey(line.month()))
                .map(line -> new FeeLine(
                        line.person(),
                        line.month(),
                        owed.get(line.person()).get(line.month()).amount()))
                .toList();
    }

    private static Map<YearMonth, DueMonth> payable(List<DueMonth> dues) {
        return dues.stream()
                .filter(due -> due.state().payable() && due.amount() > 0)
                .collect(Collectors.toMap(DueMonth::month, due -> due));
    }

    private static List<FeeLine> first(int wanted, long person, List<DueMonth> dues) {
        List<FeeLine> payable = dues.stream()
                .filter(due -> due.state().payable() && due.amount() > 0)
                .limit(Math.max(0, wanted))
                .map(due -> new FeeLine(person, due.month(), due.amount()))
                .toList();
        if (wanted < 1 || payable.size() < wanted) {
            throw new Failure(
                    ErrorCode.FEE_NOTHING_OWED, "person " + person + " can pay " + payable.size() + " months");
        }
        return payable;
    }

    private void requireMembers(String cell, Set<Long> people) {
        if (membersOf(cell, people).size() < people.size()) {
            throw new Failure(ErrorCode.FEE_NOT_OF_CELL, "not all of " + people.size() + " belong to " + cell);
        }
    }

    private Set<Long> membersOf(String cell, Set<Long> people) {
        return accounts.findAll(people).stream()
                .filter(account -> account.active() && account.profile().cell().equals(cell))
                .map(MemberAccount::personId)
                .collect(Collectors.toSet());
    }
}
