package vn.lienthong.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Who holds which position on a date, and who may act for them. */
public interface Positions {

    /** Positions in force for this person on the date, without delegations. */
    List<Position> heldBy(long personId, LocalDate on);

    /** Everybody who holds one of these positions in the organisation on the date. */
    List<Position> holders(String organisation, Set<PositionKind> kinds, LocalDate on);

    /**
     * For what this person may act on the date: own positions and, within their period and scope, those delegated by
     * others.
     */
    List<Mandate> mandates(long personId, LocalDate on);

    /**
     * Puts a person into a position from a day on. Doing it again with the same confirmation changes nothing.
     *
     * @param confirmedBy see {@link Position#confirmedBy()}
     */
    void appoint(long personId, String organisation, PositionKind kind, LocalDate from, String confirmedBy);

    /** Ends every position of this person in the organisation; the given day is the last one. Idempotent. */
    void end(long personId, String organisation, LocalDate lastDay, String confirmedBy);
}
