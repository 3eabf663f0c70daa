package vn.lienthong.organisation;

/**
 * The level of an organisation. The four levels of the guide's pickers are {@link #UPPER_COMMITTEE}, {@link
 * #GRASSROOTS_COMMITTEE} with {@link #GRASSROOTS_CELL}, {@link #SECTION_COMMITTEE} and {@link #CELL}; any level between the
 * city and a cell may be missing.
 */
public enum OrganisationKind {
    /** Thành ủy. */
    CITY_COMMITTEE,
    /** Đảng bộ cấp trên cơ sở: a ward or commune since 01-07-2025, a bloc, a corporation. */
    UPPER_COMMITTEE,
    /** Đảng bộ cơ sở. */
    GRASSROOTS_COMMITTEE,
    /** Chi bộ cơ sở: a cell that is a grassroots organisation itself. */
    GRASSROOTS_CELL,
    /** Đảng bộ bộ phận. */
    SECTION_COMMITTEE,
    /** Chi bộ trực thuộc. */
    CELL;

    /** Whether members belong to it directly. */
    public boolean isCell() {
        return this == CELL || this == GRASSROOTS_CELL;
    }
}
