package vn.lienthong.fee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.organisation.Mandate;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.OrganisationSearch;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;

/** Who may pay for a cell: its secretary, a deputy, or whoever they charged with it. A committee has no members to pay for. */
@Component
public class CellRights {

    /** What a delegation may be limited to. */
    public static final String PAY_FOR_CELL = "pay-fees-for-cell";

    private static final Set<PositionKind> PAYERS =
            Set.of(PositionKind.SECRETARY, PositionKind.DEPUTY, PositionKind.DELEGATE);

    private static final Set<OrganisationKind> COMMITTEES = Arrays.stream(OrganisationKind.values())
            .filter(kind -> !kind.isCell())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(OrganisationKind.class)));

    private final Positions positions;
    private final Organisations organisations;
    private final Clock clock;

    CellRights(Positions positions, Organisations organisations, Clock clock) {
        this.positions = positions;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** Codes of the cells this person may pay for today. */
    public List<String> payableBy(long person) {
        LocalDate today = FeeTime.today(clock);
        Set<String> codes = positions.mandates(person, today).stream()
                .filter(mandate -> PAYERS.contains(mandate.kind()) && mandate.covers(PAY_FOR_CELL))
                .map(Mandate::organisation)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!codes.isEmpty()) {
            codes.removeAll(committees(codes, today));
        }
        return List.copyOf(codes);
    }

    /** Those of today: one that has ended, and whose mandates have not, was a cell. */
    private Set<String> committees(Set<String> codes, LocalDate today) {
        OrganisationSearch wanted = new OrganisationSearch(COMMITTEES, Optional.empty(), "").among(codes);
        return organisations.search(wanted, today, codes.size()).stream()
                .map(Organisation::code)
                .collect(Collectors.toSet());
    }

    public boolean mayPayFor(long person, String cell) {
        return payableBy(person).contains(cell);
    }
}
