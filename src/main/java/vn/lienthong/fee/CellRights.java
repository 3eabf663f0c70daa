package vn.lienthong.fee;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.lienthong.organisation.Mandate;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;

/** Who may pay for a cell: its secretary, a deputy, or whoever they charged with it. */
@Component
public class CellRights {

    /** What a delegation may be limited to. */
    public static final String PAY_FOR_CELL = "pay-fees-for-cell";

    private static final Set<PositionKind> PAYERS =
            Set.of(PositionKind.SECRETARY, PositionKind.DEPUTY, PositionKind.DELEGATE);

    private final Positions positions;
    private final Clock clock;

    CellRights(Positions positions, Clock clock) {
        this.positions = positions;
        this.clock = clock;
    }

    /** Codes of the organisations this person may pay for today. */
    public List<String> payableBy(long person) {
        return positions.mandates(person, FeeTime.today(clock)).stream()
                .filter(mandate -> PAYERS.contains(mandate.kind()) && mandate.covers(PAY_FOR_CELL))
                .map(Mandate::organisation)
                .distinct()
                .toList();
    }

    public boolean mayPayFor(long person, String cell) {
        return payableBy(person).contains(cell);
    }
}
