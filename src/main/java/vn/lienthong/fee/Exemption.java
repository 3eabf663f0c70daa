package vn.lienthong.fee;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/**
 * A decision by which a member pays less or nothing for some months.
 *
 * @param kind code of an {@link ExemptionKind}
 * @param share percent taken off the fee, 1 to 100
 * @param from first month
 * @param to last month; empty while it lasts
 * @param decision number of the decision
 */
public record Exemption(
        long person,
        String kind,
        int share,
        YearMonth from,
        Optional<YearMonth> to,
        String decision,
        LocalDate decidedOn) {

    public boolean covers(YearMonth month) {
        return !month.isBefore(from) && to.map(last -> !month.isAfter(last)).orElse(true);
    }

    /** What is left of a fee, rounded down to a whole đồng. */
    long leaves(long fee) {
        return Percentage.ofWhole(100 - share).of(fee);
    }
}
