package vn.lienthong.residence;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import vn.lienthong.calendar.WorkingCalendar;

/** Days as people read them off the calendar. */
public final class ResidenceTime {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    private ResidenceTime() {}

    public static LocalDate today(Clock clock) {
        return day(clock.instant());
    }

    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, WorkingCalendar.ZONE);
    }

    /** {@code 28/05/2025}. */
    public static String written(Instant instant) {
        return DAY.format(day(instant));
    }
}
