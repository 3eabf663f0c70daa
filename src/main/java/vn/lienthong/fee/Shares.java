package vn.lienthong.fee;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import vn.lienthong.organisation.Organisation;

/**
 * How a fee paid by members of a cell is divided among the levels above it. Each level keeps its percentage of what it
 * received, rounded down to a whole đồng, and passes the rest on; so nothing is lost or made.
 */
public interface Shares {

    /**
     * @param amount VND, 0 or more
     * @param month the month paid for: it decides which percentages apply
     * @param on the day whose tree applies
     * @throws vn.lienthong.failure.Failure when the cell is unknown on that day, its path does not end at the city, or the
     *     rules have no percentage for the month
     */
    Split split(long amount, String cell, YearMonth month, LocalDate on);

    /**
     * As {@link #split(long, String, YearMonth, LocalDate)}, for a path already asked for: many payments of one cell.
     *
     * @param path from the cell (first) up to the city (last), as {@code Organisations.pathToTop} gives it
     */
    Split split(long amount, List<Organisation> path, YearMonth month);
}
