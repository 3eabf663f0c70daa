package vn.lienthong.fee.web;

import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.lienthong.fee.CellMember;
import vn.lienthong.fee.DueMonth;
import vn.lienthong.fee.FeeLine;
import vn.lienthong.fee.SeenLines;

/**
 * What a member sees before paying: what is owed month by month, and what the chosen number of months costs.
 *
 * @param months how many are chosen, at most as many as may be paid; 0 when none may be
 */
record OwnDues(CellMember member, int months) {

    /** @param wanted null for what is proposed */
    static OwnDues of(CellMember member, Integer wanted) {
        int most = member.payable().size();
        int months = wanted == null ? member.proposal() : Math.max(1, wanted);
        return new OwnDues(member, Math.min(months, most));
    }

    public boolean payable() {
        return months > 0;
    }

    /** The numbers of months that may be chosen. */
    public List<Integer> choices() {
        return IntStream.rangeClosed(1, member.payable().size()).boxed().toList();
    }

    public List<YearMonth> paidFor() {
        return member.payable().stream().limit(months).map(DueMonth::month).toList();
    }

    /** {@link SeenLines} of what is chosen. */
    public String seen() {
        return SeenLines.of(member.payable().stream()
                .limit(months)
                .map(due -> new FeeLine(member.person(), due.month(), due.amount()))
                .toList());
    }

    /** VND. */
    public long amount() {
        return member.payable().stream()
                .limit(months)
                .mapToLong(DueMonth::amount)
                .sum();
    }

    public int arrears() {
        return (int) member.dues().stream()
                .filter(due -> due.state() == DueMonth.State.OWED)
                .count();
    }

    /** A year of the list of months. @param open whether something of it waits to be paid */
    record Year(int year, boolean open, List<DueMonth> months) {}

    public List<Year> years() {
        return member.dues().stream()
                .collect(Collectors.groupingBy(due -> due.month().getYear(), TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(year ->
                        new Year(year.getKey(), year.getValue().stream().anyMatch(OwnDues::waits), year.getValue()))
                .toList();
    }

    private static boolean waits(DueMonth due) {
        return due.state() == DueMonth.State.OWED
                || due.state() == DueMonth.State.CURRENT
                || due.state() == DueMonth.State.IN_PAYMENT;
    }
}
