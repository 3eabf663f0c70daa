package vn.lienthong.residence.workplace;

/**
 * How the lines of a list stand.
 *
 * @param problems could not be sent
 * @param commented the cell has finished the form
 * @param approved by the committee, or further
 */
public record ListCounts(
        int lines,
        int sent,
        int problems,
        int reportsWanted,
        int reported,
        int commentsWanted,
        int commented,
        int approved,
        int received,
        int overdue) {

    public static final ListCounts NONE = new ListCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    public int unsent() {
        return lines - sent;
    }
}
