package vn.lienthong.fee;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What members owe: the fee they declared, less what a decision exempts them from, month by month. */
public interface Dues {

    /**
     * Every month from the one the member's first declared fee applies from, or from as far back as the rules let be paid,
     * to as far ahead as they let be paid; in order, none left out.
     *
     * @param person the hub's number of the member
     * @return empty for somebody without an active account
     */
    List<DueMonth> of(long person, LocalDate today);

    /**
     * As {@link #of(long, LocalDate)} for many members at once, at the cost of one question to each table.
     *
     * @return an entry for each of the people asked for
     */
    Map<Long, List<DueMonth>> of(Collection<Long> people, LocalDate today);
}
