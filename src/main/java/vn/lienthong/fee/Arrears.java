package vn.lienthong.fee;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.lienthong.fee.DueMonth.State;
import vn.lienthong.membership.MemberAccount;

/**
 * What a member has not paid of one calendar year.
 *
 * @param unpaid months gone by, in order; as many as the rules name, or more
 */
record Arrears(MemberAccount member, List<YearMonth> unpaid) {

    /** Of each year that has enough unpaid months, the earlier first. */
    static List<Arrears> of(MemberAccount member, List<DueMonth> dues, int enough) {
        Map<Integer, List<YearMonth>> byYear = dues.stream()
                .filter(due -> due.state() == State.OWED)
                .map(DueMonth::month)
                .collect(Collectors.groupingBy(YearMonth::getYear, TreeMap::new, Collectors.toList()));
        return byYear.values().stream()
                .filter(unpaid -> unpaid.size() >= enough)
                .map(unpaid -> new Arrears(member, unpaid))
                .toList();
    }

    int year() {
        return unpaid.get(0).getYear();
    }

    /** Name and months as the notice lists them: {@code Nguyễn Thị Ví Dụ (02, 03, 05/2026)}. */
    String inWords() {
        String months = unpaid.stream()
                .map(month -> "%02d".formatted(month.getMonthValue()))
                .collect(Collectors.joining(", "));
        return "%s (%s/%d)".formatted(member.profile().member().fullName(), months, year());
    }
}
