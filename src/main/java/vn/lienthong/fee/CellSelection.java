package vn.lienthong.fee;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Members a payer is choosing to pay for, as things stand now.
 *
 * @param id form key of the order it becomes
 * @param cell code of the cell
 * @param members those in the list for whom something may be paid, in the order of their names
 * @param others the other members of the cell, in the order of their names
 * @param taken those of the others who were in the list until another order took their months
 */
public record CellSelection(
        UUID id, String cell, List<SelectedMember> members, List<CellMember> others, List<CellMember> taken) {

    /** Those to be paid for now. */
    public List<SelectedMember> chosen() {
        return stream().toList();
    }

    /** VND. */
    public long amount() {
        return stream().mapToLong(SelectedMember::amount).sum();
    }

    /** Months of all of them together: the lines of the order. */
    public int lines() {
        return stream().mapToInt(SelectedMember::months).sum();
    }

    /** {@link SeenLines} of what is chosen. */
    public String seen() {
        return SeenLines.of(stream().flatMap(each -> each.lines().stream()).toList());
    }

    /** How many months for each of them, by the hub's number of the member. */
    public Map<Long, Integer> months() {
        return stream().collect(Collectors.toMap(each -> each.member().person(), SelectedMember::months));
    }

    private Stream<SelectedMember> stream() {
        return members.stream().filter(SelectedMember::chosen);
    }
}
