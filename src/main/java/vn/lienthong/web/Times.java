package vn.lienthong.web;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.springframework.stereotype.Component;
import vn.lienthong.calendar.WorkingCalendar;

/** Instants as people read them, in the time of Hà Nội. Templates ask it by the name {@code @times}. */
@Component("times")
public class Times {

    /** The zone of every time on a screen. */
    public static final ZoneId ZONE = WorkingCalendar.ZONE;

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("HH:mm, dd/MM/uuuu").withZone(ZONE);
    private static final DateTimeFormatter HEAD =
            DateTimeFormatter.ofPattern("HH:mm, d/M/uuuu").withZone(ZONE);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("dd/MM/uuuu").withZone(ZONE);

    private final Clock clock;

    Times(Clock clock) {
        this.clock = clock;
    }

    public Instant now() {
        return clock.instant();
    }

    /** What the clock says, as the guide shows it at the head of a page: {@code 21:16, 28/5/2025}. */
    public String head() {
        return HEAD.format(clock.instant());
    }

    /** {@code 08:30, 21/11/2026}; the empty text for null. */
    public String moment(Instant instant) {
        return instant == null ? "" : MOMENT.format(instant);
    }

    /** {@code 21/11/2026}; the empty text for null. */
    public String day(Instant instant) {
        return instant == null ? "" : DAY.format(instant);
    }
}
