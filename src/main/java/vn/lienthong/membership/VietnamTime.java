package vn.lienthong.membership;

import static vn.lienthong.calendar.WorkingCalendar.ZONE;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Days as a member reads them off the calendar, and times off the clock. */
final class VietnamTime {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm, dd/MM/uuuu").withZone(ZONE);

    private VietnamTime() {}

    static LocalDate today(Clock clock) {
        return day(clock.instant());
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** {@code 08:30, 21/11/2026}. */
    static String moment(Instant instant) {
        return MOMENT.format(instant);
    }
}
