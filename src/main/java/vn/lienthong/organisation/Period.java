package vn.lienthong.organisation;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A run of days.
 *
 * @param to last day; empty while it lasts
 */
public record Period(LocalDate from, Optional<LocalDate> to) {

    /** Whether there is a day in both. */
    public boolean overlaps(Period other) {
        return !from.isAfter(other.last()) && !other.from.isAfter(last());
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && !day.isAfter(last());
    }

    /** Whether each of its days lies in one of these periods, one following the other without a gap. */
    public boolean coveredBy(List<Period> periods) {
        LocalDate uncovered = from;
        for (Period period :
                periods.stream().sorted(Comparator.comparing(Period::from)).toList()) {
            if (period.contains(uncovered)) {
                if (!last().isAfter(period.last())) {
                    return true;
                }
                uncovered = period.last().plusDays(1);
            }
        }
        return false;
    }

    private LocalDate last() {
        return to.orElse(LocalDate.MAX);
    }
}
