package vn.lienthong.fee;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** Days and months as people read them off the calendar. */
final class FeeTime {

    static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private FeeTime() {}

    static LocalDate today(Clock clock) {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
