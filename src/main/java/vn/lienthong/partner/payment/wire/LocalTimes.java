package vn.lienthong.partner.payment.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Optional;

/** {@code yyyyMMddHHmmss} in Asia/Ho_Chi_Minh, as most payment protocols of the country write a time. */
public final class LocalTimes {

    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");

    private LocalTimes() {}

    public static String print(Instant instant) {
        return SECONDS.format(instant.atZone(ZONE));
    }

    public static String print(LocalDate day) {
        return DAY.format(day);
    }

    /** The day on which something happened. */
    public static LocalDate day(Instant instant) {
        return LocalDate.ofInstant(instant, ZONE);
    }

    /** When a day is over. */
    public static Instant end(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZONE).toInstant();
    }

    /** @param text nullable; empty for anything that is not such a time */
    public static Optional<Instant> parse(String text) {
        try {
            return Optional.ofNullable(text)
                    .map(given ->
                            LocalDateTime.parse(given, SECONDS).atZone(ZONE).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
