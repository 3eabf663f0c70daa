package vn.lienthong.organisation;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The four levels of the guide's pickers, from the top. */
public enum OrganisationLevel {
    UPPER(EnumSet.of(OrganisationKind.UPPER_COMMITTEE)),
    GRASSROOTS(EnumSet.of(OrganisationKind.GRASSROOTS_COMMITTEE, OrganisationKind.GRASSROOTS_CELL)),
    SECTION(EnumSet.of(OrganisationKind.SECTION_COMMITTEE)),
    /** Members belong to it; a grassroots cell is offered here, too. */
    CELL(EnumSet.of(OrganisationKind.CELL, OrganisationKind.GRASSROOTS_CELL));

    private final Set<OrganisationKind> kinds;

    OrganisationLevel(Set<OrganisationKind> kinds) {
        this.kinds = kinds;
    }

    /** Where an organisation of this kind stands; empty for the city committee, which no level shows. */
    public static Optional<OrganisationLevel> of(OrganisationKind kind) {
        return Arrays.stream(values())
                .filter(level -> level.kinds.contains(kind))
                .findFirst();
    }

    /** What it offers. */
    public Set<OrganisationKind> kinds() {
        return EnumSet.copyOf(kinds);
    }
}
