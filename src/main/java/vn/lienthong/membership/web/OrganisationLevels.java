package vn.lienthong.membership.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.membership.Field;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.OrganisationLevel;
import vn.lienthong.organisation.Organisations;

/**
 * One of the two four-level pickers of the form: Đảng bộ cấp trên cơ sở, Đảng bộ/chi bộ cơ sở, Đảng bộ bộ phận, Chi bộ trực
 * thuộc. Any level above the cell may be empty.
 *
 * @param id name of the group on the page and in addresses
 * @param fields the four fields, from the top
 */
record OrganisationLevels(String id, List<Field> fields) {

    static final OrganisationLevels CELL = new OrganisationLevels(
            "cell", List.of(Field.CELL_UPPER, Field.CELL_GRASSROOTS, Field.CELL_SECTION, Field.CELL));
    static final OrganisationLevels RESIDENCE = new OrganisationLevels(
            "residence",
            List.of(Field.RESIDENCE_UPPER, Field.RESIDENCE_GRASSROOTS, Field.RESIDENCE_SECTION, Field.RESIDENCE));

    static final List<OrganisationLevels> BOTH = List.of(CELL, RESIDENCE);

    static Optional<OrganisationLevels> holding(Field field) {
        return BOTH.stream().filter(levels -> levels.fields.contains(field)).findFirst();
    }

    /** The level members belong to, or live in. */
    Field lowest() {
        return fields.get(3);
    }

    boolean residential() {
        return this == RESIDENCE;
    }

    /** The levels above one, lowest first: what a search at that level is narrowed by. */
    List<Field> above(Field field) {
        List<Field> above = new ArrayList<>(fields.subList(0, fields.indexOf(field)));
        Collections.reverse(above);
        return above;
    }

    Set<OrganisationKind> kinds(Field field) {
        return OrganisationLevel.values()[fields.indexOf(field)].kinds();
    }

    /**
     * The codes of all levels when {@code chosen} was chosen at any of them: those above are filled from the tree, those
     * below stay when they are still below it, and are emptied otherwise.
     */
    Map<Field, String> fill(
            Field changed, String chosen, Map<Field, String> typed, Organisations organisations, LocalDate on) {
        Map<Field, String> filled = new EnumMap<>(Field.class);
        fields.forEach(field -> filled.put(field, ""));
        if (chosen.isBlank()) {
            fields.stream()
                    .filter(field -> field != changed)
                    .forEach(field -> filled.put(field, typed.getOrDefault(field, "")));
            return filled;
        }
        keepBelow(changed, chosen, typed, organisations, on, filled);
        for (Organisation organisation : organisations.pathToTop(chosen, on)) {
            level(organisation.kind()).ifPresent(field -> filled.put(field, organisation.code()));
            if (organisation.kind() == OrganisationKind.GRASSROOTS_CELL) {
                filled.put(lowest(), organisation.code());
            }
        }
        filled.put(changed, chosen);
        return filled;
    }

    private void keepBelow(
            Field changed,
            String chosen,
            Map<Field, String> typed,
            Organisations organisations,
            LocalDate on,
            Map<Field, String> filled) {
        for (Field below : fields.subList(fields.indexOf(changed) + 1, fields.size())) {
            String code = typed.getOrDefault(below, "");
            boolean stillBelow = organisations.pathToTop(code, on).stream()
                    .anyMatch(organisation -> organisation.code().equals(chosen));
            if (stillBelow) {
                filled.put(below, code);
            }
        }
    }

    private Optional<Field> level(OrganisationKind kind) {
        return OrganisationLevel.of(kind).map(level -> fields.get(level.ordinal()));
    }
}
