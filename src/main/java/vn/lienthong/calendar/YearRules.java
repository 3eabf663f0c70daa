package vn.lienthong.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the yearly decision says, and the days that follow from it. Holidays are those of the Labour Code 45/2019/QH14,
 * art. 112; a holiday on a weekly rest day is made up for on the working day that follows (art. 111.3).
 *
 * @param lunarNewYear empty in a year without a decision, as are the other moving days
 * @param nationalDayExtra the second day of Quốc khánh, 1 or 3 September
 * @param cultureDay whether 24 November is a day off
 */
record YearRules(
        int year,
        Optional<LunarNewYear> lunarNewYear,
        Optional<LocalDate> hungKingsDay,
        Optional<LocalDate> nationalDayExtra,
        boolean cultureDay,
        List<Swap> swaps) {

    /** Ngày Văn hóa Việt Nam, Nghị quyết 80-NQ/TW of 07-01-2026. */
    private static final MonthDay CULTURE_DAY = MonthDay.of(Month.NOVEMBER, 24);

    /** Tết: the first day of the lunar year and the days off around it, both ends included. */
    record LunarNewYear(LocalDate firstDay, LocalDate offFrom, LocalDate offThrough) {}

    /** A working day taken off and the rest day worked instead. */
    record Swap(LocalDate off, LocalDate worked) {}

    /** A year no decision is known for: only the fixed days are holidays. */
    static YearRules unknown(int year) {
        return new YearRules(year, Optional.empty(), Optional.empty(), Optional.empty(), false, List.of());
    }

    /** Holidays and their make-up days, without the swaps. */
    Set<LocalDate> holidays(List<MonthDay> fixedDays, Set<DayOfWeek> weeklyRest) {
        Set<LocalDate> statutory = new TreeSet<>();
        fixedDays.forEach(day -> statutory.add(day.atYear(year)));
        lunarNewYear.ifPresent(
                tet -> tet.offFrom().datesUntil(tet.offThrough().plusDays(1)).forEach(statutory::add));
        hungKingsDay.ifPresent(statutory::add);
        nationalDayExtra.ifPresent(statutory::add);
        if (cultureDay) {
            statutory.add(CULTURE_DAY.atYear(year));
        }
        Set<LocalDate> off = new TreeSet<>(statutory);
        for (LocalDate holiday : statutory) {
            if (weeklyRest.contains(holiday.getDayOfWeek())) {
                off.add(followingWorkingDay(holiday, off, weeklyRest));
            }
        }
        return off;
    }

    /** What of the swaps cannot be: a day off that was off anyway, a day worked that was a working day. */
    List<String> impossibleSwaps(List<MonthDay> fixedDays, Set<DayOfWeek> weeklyRest) {
        Set<LocalDate> holidays = holidays(fixedDays, weeklyRest);
        List<String> impossible = new ArrayList<>();
        for (Swap swap : swaps) {
            if (rests(swap.off(), holidays, weeklyRest)) {
                impossible.add(swap.off() + " is off anyway");
            }
            if (!rests(swap.worked(), holidays, weeklyRest)) {
                impossible.add(swap.worked() + " is a working day anyway");
            }
        }
        return impossible;
    }

    private static LocalDate followingWorkingDay(LocalDate holiday, Set<LocalDate> off, Set<DayOfWeek> weeklyRest) {
        LocalDate day = holiday.plusDays(1);
        while (rests(day, off, weeklyRest)) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static boolean rests(LocalDate day, Set<LocalDate> off, Set<DayOfWeek> weeklyRest) {
        return off.contains(day) || weeklyRest.contains(day.getDayOfWeek());
    }
}
