package vn.lienthong.residence.home;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Days as people read them off the calendar, instants as the database takes them. */
final class HomeTime {

    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private HomeTime() {}

    static LocalDate today(Clock clock) {
        return day(clock.instant());
    }

    static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
