package vn.sandbox.payment.vnpay;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Times as VNPAY writes them. */
final class Times {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private Times() {}

    static String print(Instant instant) {
        return instant == null ? "" : SECONDS.format(instant.atZone(ZONE));
    }

    static Instant parse(String text) {
        return LocalDateTime.parse(text, SECONDS).atZone(ZONE).toInstant();
    }
}
