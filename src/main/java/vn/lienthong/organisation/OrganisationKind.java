package vn.lienthong.organisation;

/**
 * The level of an organisation. The four levels of the guide's pickers are {@link #UPPER_COMMITTEE}, {@link
 * #GRASSROOTS_COMMITTEE} with {@link #GRASSROOTS_CELL}, {@link #SECTION_COMMITTEE} and {@link #CELL}; any level between the
 * city and a cell may be missing.
 */
public enum OrganisationKind {
    /** Thành ủy. */
    CITY_COMMITTEE(0),
    /** Đảng bộ cấp trên cơ sở: a ward or commune since 01-07-2025, a bloc, a corporation. */
    UPPER_COMMITTEE(1),
    /** Đảng bộ cơ sở. */
    GRASSROOTS_COMMITTEE(2),
    /** Chi bộ cơ sở: a cell that is a grassroots organisation itself. */
    GRASSROOTS_CELL(2),
    /** Đảng bộ bộ phận. */
    SECTION_COMMITTEE(3),
    /** Chi bộ trực thuộc. */
    CELL(4);

    private final int level;

    OrganisationKind(int level) {
        this.level = level;
    }

    /** Whether members belong to it directly. */
    public boolean isCell() {
        return this == CELL || this == GRASSROOTS_CELL;
    }

    /** Whether an organisation of this kind can have one of that kind directly above it. */
    public boolean mayBeUnder(OrganisationKind superior) {
        return !superior.isCell() && superior.level < level;
    }
}
