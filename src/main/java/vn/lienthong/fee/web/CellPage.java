package vn.lienthong.fee.web;

import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.lienthong.fee.CellMember;
import vn.lienthong.fee.CellSelection;
import vn.lienthong.fee.SelectedMember;
import vn.lienthong.organisation.SearchText;

/**
 * One page of the list of members to pay for.
 *
 * @param page from 1
 * @param q what is looked for among the members not in the list; blank: nothing
 * @param current this month
 */
record CellPage(CellSelection selection, int page, String q, YearMonth current) {

    static final int SIZE = 20;
    private static final int FOUND = 20;
    private static final int NAMED = 10;

    CellPage {
        page = Math.max(1, Math.min(page, pages(selection)));
    }

    private static int pages(CellSelection selection) {
        return Math.max(1, (selection.members().size() + SIZE - 1) / SIZE);
    }

    public int pages() {
        return pages(selection);
    }

    public List<SelectedMember> rows() {
        return selection.members().stream()
                .skip((long) (page - 1) * SIZE)
                .limit(SIZE)
                .toList();
    }

    public int first() {
        return selection.members().isEmpty() ? 0 : (page - 1) * SIZE + 1;
    }

    public int last() {
        return Math.min(page * SIZE, selection.members().size());
    }

    /** Number of the page with an address, or null where there is none. */
    public Integer previous() {
        return page > 1 ? page - 1 : null;
    }

    public Integer next() {
        return page < pages() ? page + 1 : null;
    }

    /** The numbers of months that may be chosen for a member. */
    public List<Integer> choices(SelectedMember row) {
        return IntStream.rangeClosed(1, row.member().payable().size()).boxed().toList();
    }

    /** A row's elements that change with what is chosen, as htmx wants them named. */
    public String changing() {
        return String.join(
                ",",
                rows().stream().map(row -> "#cost-" + row.member().person()).toList());
    }

    /** Members not in the list who fit what is looked for. */
    public List<CellMember> found() {
        List<String> words = List.of(SearchText.of(q).split(" "));
        return selection.others().stream()
                .filter(member -> {
                    String text = SearchText.of(member.name() + " " + member.number());
                    return words.stream().allMatch(text::contains);
                })
                .limit(FOUND)
                .toList();
    }

    /** Whoever the page names with a choice to pay for: in the list, or found. */
    List<Long> shown() {
        Stream<CellMember> chosen = rows().stream().map(SelectedMember::member);
        return Stream.concat(chosen, searched() ? found().stream() : Stream.empty())
                .map(CellMember::person)
                .toList();
    }

    public boolean searched() {
        return !q.isBlank();
    }

    /** Names of those who were in the list until another order took their months. */
    public String takenNames() {
        return selection.taken().stream().map(CellMember::name).collect(Collectors.joining(", "));
    }

    /** Members not in the list who owe nothing up to this month, by the reason; those who owe something are not among them. */
    public Map<CellMember.Excuse, Excused> excused() {
        Map<CellMember.Excuse, List<CellMember>> byReason = new EnumMap<>(CellMember.Excuse.class);
        selection.others().stream().filter(member -> member.dueNow() == 0).forEach(member -> byReason.computeIfAbsent(
                        member.excuse(current), reason -> new java.util.ArrayList<>())
                .add(member));
        Map<CellMember.Excuse, Excused> excused = new EnumMap<>(CellMember.Excuse.class);
        byReason.forEach((reason, members) -> excused.put(
                reason,
                new Excused(
                        members.stream().limit(NAMED).map(CellMember::name).toList(),
                        Math.max(0, members.size() - NAMED))));
        return excused;
    }

    /** @param more how many are not named */
    record Excused(List<String> names, int more) {

        public int count() {
            return names.size() + more;
        }

        public String list() {
            return String.join(", ", names);
        }
    }

    /** How many owe something up to this month and are not in the list. */
    public long missing() {
        return selection.others().stream().filter(member -> member.dueNow() > 0).count();
    }
}
