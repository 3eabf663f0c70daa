package vn.lienthong.fee;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.OrganisationKind;

/** Organisations from a cell up to the city, each named after its kind. */
final class Paths {

    private Paths() {}

    static Organisation organisation(OrganisationKind kind, boolean residential) {
        return new Organisation(
                kind.name(),
                kind,
                kind.name(),
                residential,
                kind == OrganisationKind.CITY_COMMITTEE ? Optional.empty() : Optional.of("above"),
                "",
                LocalDate.of(2015, 1, 1),
                Optional.empty());
    }

    static Organisation residential(OrganisationKind kind) {
        return organisation(kind, true);
    }

    static Organisation working(OrganisationKind kind) {
        return organisation(kind, false);
    }

    static List<Long> kept(Split split) {
        return split.kept().stream().map(Split.Kept::amount).toList();
    }
}
