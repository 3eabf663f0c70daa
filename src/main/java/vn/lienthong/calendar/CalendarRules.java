package vn.lienthong.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The content of {@code config/rules/calendar.yaml}.
 *
 * @param hours oldest first, not empty
 * @param years by calendar year, in the order of the file
 * @param provenance per year in one line: how sure it is and where it comes from
 */
record CalendarRules(
        Set<DayOfWeek> weeklyRest,
        List<MonthDay> fixedDays,
        List<WorkingHours> hours,
        Map<Integer, YearRules> years,
        Map<Integer, String> provenance) {

    /** The hours in force on a day; before the first entry of the file, the first entry. */
    WorkingHours hoursOn(LocalDate day) {
        WorkingHours inForce = hours.get(0);
        for (WorkingHours each : hours) {
            if (!each.from().isAfter(day)) {
                inForce = each;
            }
        }
        return inForce;
    }
}
