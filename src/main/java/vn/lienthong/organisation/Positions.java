package vn.lienthong.organisation;

import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Who holds which position on a date, and who may act for them. A position is in force within its own period and while
 * its organisation exists.
 */
public interface Positions {

    /** Positions in force for this person on the date, without delegations. */
    List<Position> heldBy(long personId, LocalDate on);

    /** Everybody who holds one of these positions in the organisation on the date. */
    List<Position> holders(String organisation, Set<PositionKind> kinds, LocalDate on);

    /** Everybody who holds any position in one of these organisations on the date. */
    default List<Position> holders(Collection<String> organisations, LocalDate on) {
        return organisations.stream()
                .flatMap(code -> holders(code, EnumSet.allOf(PositionKind.class), on).stream())
                .toList();
    }

    /** Everybody who may act in the organisation on the date as the holder of one of these positions, delegates included. */
    List<MandateHolder> actors(String organisation, Set<PositionKind> kinds, LocalDate on);

    /**
     * For what this person may act on the date: own positions and, within their period and scope, those delegated by
     * others.
     */
    List<Mandate> mandates(long personId, LocalDate on);

    /**
     * Puts a person into a position from a day on. Doing it again with the same confirmation changes nothing, nor does
     * appointing somebody who already holds it; a later period that is already decided stays as it is.
     *
     * @param confirmedBy see {@link Position#confirmedBy()}
     * @throws vn.lienthong.failure.Failure when the person or, on that day, the organisation is unknown
     */
    void appoint(long personId, String organisation, PositionKind kind, LocalDate from, String confirmedBy);

    /** Ends every position of this person in the organisation, as the other one does. */
    default void end(long personId, String organisation, LocalDate lastDay, String confirmedBy) {
        end(personId, organisation, EnumSet.allOf(PositionKind.class), lastDay, confirmedBy);
    }

    /**
     * Ends the positions of these kinds that this person has in the organisation; the given day is the last one, and what would
     * begin after it never begins. Idempotent.
     *
     * @throws vn.lienthong.failure.Failure when the person is unknown
     */
    void end(long personId, String organisation, Set<PositionKind> kinds, LocalDate lastDay, String confirmedBy);
}
