package vn.lienthong.fee;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import vn.lienthong.calendar.WorkingCalendar;

/** Days and months as people read them off the calendar. */
public final class FeeTime {

    public static final ZoneId ZONE = WorkingCalendar.ZONE;

    private FeeTime() {}

    public static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    /** The day on which something happened. */
    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** When a day begins. */
    public static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }
}
