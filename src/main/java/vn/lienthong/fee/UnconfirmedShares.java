package vn.lienthong.fee;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.OrganisationSearch;
import vn.lienthong.organisation.Organisations;

/** Finds the percentages nobody has confirmed, for whoever reads figures they made. */
@Component
public class UnconfirmedShares {

    /** Of the organisations of a level, which are of two sorts: enough to meet the one that is not looked for by itself. */
    private static final int LOOKED_AT = 1_000;

    private static final Set<OrganisationKind> GRASSROOTS =
            EnumSet.of(OrganisationKind.GRASSROOTS_CELL, OrganisationKind.GRASSROOTS_COMMITTEE);

    private final ShareRules rules;
    private final Organisations organisations;

    UnconfirmedShares(ShareRules rules, Organisations organisations) {
        this.rules = rules;
        this.organisations = organisations;
    }

    /**
     * Those by which an organisation, and everything that was below it on a day, shares the fees of some months; in the order of
     * the levels, then of time.
     */
    public List<UnconfirmedShare> of(Organisation organisation, YearMonth first, YearMonth last, LocalDate on) {
        Set<ShareLevel> levels = levels(organisation, on);
        return rules.unconfirmed().stream()
                .filter(row -> levels.contains(row.level()))
                .filter(row -> rules.holds(row, first, last))
                .map(row -> new UnconfirmedShare(row.level().key(), row.keeps().percent(), row.from()))
                .toList();
    }

    private Set<ShareLevel> levels(Organisation top, LocalDate on) {
        Set<ShareLevel> levels = EnumSet.of(ShareLevel.of(top));
        for (Set<OrganisationKind> kinds : List.of(
                EnumSet.of(OrganisationKind.CELL),
                EnumSet.of(OrganisationKind.SECTION_COMMITTEE),
                GRASSROOTS,
                EnumSet.of(OrganisationKind.UPPER_COMMITTEE))) {
            OrganisationSearch any = new OrganisationSearch(kinds, Optional.of(top.code()), "");
            Stream.concat(
                            organisations.search(any.residential(true), on, 1).stream(),
                            organisations.search(any, on, LOOKED_AT).stream())
                    .map(ShareLevel::of)
                    .forEach(levels::add);
        }
        return levels;
    }
}
