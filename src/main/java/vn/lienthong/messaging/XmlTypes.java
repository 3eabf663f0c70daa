package vn.lienthong.messaging;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** How dates and times stand in the house messages: instants in UTC, dates without a zone. */
public final class XmlTypes {

    private XmlTypes() {}

    public static Instant parseInstant(String text) {
        return OffsetDateTime.parse(text.strip()).toInstant();
    }

    public static String printInstant(Instant instant) {
        return instant == null ? null : DateTimeFormatter.ISO_INSTANT.format(instant);
    }

    public static LocalDate parseDate(String text) {
        return LocalDate.parse(text.strip());
    }

    public static String printDate(LocalDate date) {
        return date == null ? null : date.toString();
    }
}
