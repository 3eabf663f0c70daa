package vn.lienthong.fee;

import java.time.YearMonth;
import java.util.List;

/**
 * A member in the list of a payer for a cell.
 *
 * @param months how many are to be paid, from the oldest that is owed on; at least 1
 * @param chosen whether they are to be paid now
 */
public record SelectedMember(CellMember member, int months, boolean chosen) {

    /** VND, whether chosen or not. */
    public long amount() {
        return paidMonths().stream().mapToLong(DueMonth::amount).sum();
    }

    /** The months in order. */
    public List<YearMonth> paidFor() {
        return paidMonths().stream().map(DueMonth::month).toList();
    }

    List<FeeLine> lines() {
        return paidMonths().stream()
                .map(due -> new FeeLine(member.person(), due.month(), due.amount()))
                .toList();
    }

    private List<DueMonth> paidMonths() {
        return member.payable().stream().limit(months).toList();
    }
}
