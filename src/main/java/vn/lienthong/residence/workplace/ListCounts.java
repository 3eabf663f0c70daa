package vn.lienthong.residence.workplace;

/**
 * How the lines of a list stand.
 *
 * @param problems could not be sent
 * @param returned given back, to be corrected or confirmed
 * @param givenUp will not be sent any more; not counted among what is wanted
 * @param commented the cell has finished the form
 * @param approved by the committee, or further
 * @param untold announced at the yearly review, the notice to the member not made yet
 * @param tellingWaits whether the last of these were announced so long ago that something holds their notices up
 */
public record ListCounts(
        int lines,
        int sent,
        int problems,
        int returned,
        int givenUp,
        int reportsWanted,
        int reported,
        int commentsWanted,
        int commented,
        int approved,
        int received,
        int overdue,
        int untold,
        boolean tellingWaits) {

    public static final ListCounts NONE = new ListCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false);

    public int unsent() {
        return lines - sent - givenUp;
    }

    /** What the next sending would try. */
    public int sendable() {
        return unsent() - returned;
    }
}
