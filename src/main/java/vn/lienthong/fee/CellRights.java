package vn.lienthong.fee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.lienthong.organisation.Mandate;
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
        return positions.mandates(person, today).stream()
                .filter(mandate -> PAYERS.contains(mandate.kind()) && mandate.covers(PAY_FOR_CELL))
                .map(Mandate::organisation)
                .distinct()
                .filter(code -> hasMembers(code, today))
                .toList();
    }

    /** One that has ended had. */
    private boolean hasMembers(String code, LocalDate today) {
        return organisations
                .find(code, today)
                .map(organisation -> organisation.kind().isCell())
                .orElse(true);
    }

    public boolean mayPayFor(long person, String cell) {
        return payableBy(person).contains(cell);
    }
}
