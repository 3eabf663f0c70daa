package vn.lienthong.fee;

import java.util.Locale;
import vn.lienthong.organisation.Organisation;

/** The kinds of organisations that keep different parts of a fee; the keys of {@code config/rules/shares.yaml}. */
enum ShareLevel {
    /** Chi bộ trực thuộc. */
    CELL,
    /** Đảng bộ bộ phận. */
    SECTION_COMMITTEE,
    /** Đảng bộ cơ sở or chi bộ cơ sở of a ward, commune or town. */
    RESIDENTIAL_GRASSROOTS,
    /** Đảng bộ cơ sở or chi bộ cơ sở of an office, an enterprise and the like. */
    OTHER_GRASSROOTS,
    /** A district until 30-06-2025; since then a ward or commune that is directly under the city. */
    RESIDENTIAL_UPPER_COMMITTEE,
    /** A bloc or corporation. */
    OTHER_UPPER_COMMITTEE,
    CITY;

    /** A cell that is a grassroots organisation itself counts as one. */
    static ShareLevel of(Organisation organisation) {
        return switch (organisation.kind()) {
            case CELL -> CELL;
            case SECTION_COMMITTEE -> SECTION_COMMITTEE;
            case GRASSROOTS_CELL, GRASSROOTS_COMMITTEE ->
                organisation.residential() ? RESIDENTIAL_GRASSROOTS : OTHER_GRASSROOTS;
            case UPPER_COMMITTEE -> organisation.residential() ? RESIDENTIAL_UPPER_COMMITTEE : OTHER_UPPER_COMMITTEE;
            case CITY_COMMITTEE -> CITY;
        };
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
