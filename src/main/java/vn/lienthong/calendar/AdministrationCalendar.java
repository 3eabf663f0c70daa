package vn.lienthong.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import vn.lienthong.calendar.WorkingHours.Shift;
import vn.lienthong.calendar.YearRules.Swap;
import vn.lienthong.settings.ConfigFiles;

/** Counts by {@code config/rules/calendar.yaml}, which is read once at start. */
@Component
class AdministrationCalendar implements WorkingCalendar {

    private static final Logger LOG = LoggerFactory.getLogger(AdministrationCalendar.class);

    private final CalendarRules rules;
    private final Map<Integer, Year> years = new ConcurrentHashMap<>();

    @Autowired
    AdministrationCalendar(ConfigFiles files) {
        this(CalendarFile.read(files));
        rules.provenance().forEach((year, provenance) -> LOG.info("Working days of {} are {}", year, provenance));
    }

    AdministrationCalendar(CalendarRules rules) {
        this.rules = rules;
    }

    @Override
    public boolean isWorkingDay(LocalDate day) {
        Year year = years.computeIfAbsent(day.getYear(), this::year);
        return year.worked.contains(day)
                || !year.off.contains(day) && !rules.weeklyRest().contains(day.getDayOfWeek());
    }

    @Override
    public Instant plusWorkingDays(Instant start, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("at least one working day, not " + days);
        }
        LocalDate day = start.atZone(ZONE).toLocalDate();
        for (int passed = 0; passed < days; passed++) {
            day = workingDayAfter(day);
        }
        return at(day, rules.hoursOn(day).close());
    }

    @Override
    public Instant plusWorkingTime(Instant start, Duration workingTime) {
        if (workingTime.isNegative()) {
            throw new IllegalArgumentException("working time cannot be negative: " + workingTime);
        }
        if (workingTime.isZero()) {
            return start;
        }
        Duration left = workingTime;
        for (LocalDate day = start.atZone(ZONE).toLocalDate(); ; day = day.plusDays(1)) {
            for (Shift shift : shiftsOn(day)) {
                Instant opens = latest(at(day, shift.start()), start);
                Duration open = Duration.between(opens, at(day, shift.end()));
                if (open.compareTo(left) >= 0) {
                    return opens.plus(left);
                }
                left = open.isNegative() ? left : left.minus(open);
            }
        }
    }

    private List<Shift> shiftsOn(LocalDate day) {
        return isWorkingDay(day) ? rules.hoursOn(day).shifts() : List.of();
    }

    private LocalDate workingDayAfter(LocalDate day) {
        LocalDate next = day.plusDays(1);
        while (!isWorkingDay(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ZONE).toInstant();
    }

    private static Instant latest(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private Year year(int number) {
        YearRules known = rules.years().get(number);
        if (known == null) {
            LOG.warn(
                    "Year {} is not filled in in {}: counting with weekly rest and fixed days only",
                    number,
                    CalendarFile.NAME);
            known = YearRules.unknown(number);
        }
        Set<LocalDate> off = known.holidays(rules.fixedDays(), rules.weeklyRest());
        known.swaps().forEach(swap -> off.add(swap.off()));
        return new Year(off, known.swaps().stream().map(Swap::worked).collect(Collectors.toSet()));
    }

    /**
     * One year, worked out.
     *
     * @param off holidays, their make-up days and swapped-off days
     * @param worked rest days that are worked
     */
    private record Year(Set<LocalDate> off, Set<LocalDate> worked) {}
}
