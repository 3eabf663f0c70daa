package vn.lienthong.fee;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** What belongs to no dossier is sent under a number of that form, with a prefix no procedure has. */
public final class FeeConversation {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

    private FeeConversation() {}

    /** @param key what the messages that must keep their order have in common */
    public static String number(String key, LocalDate day) {
        return "LT.NDP-%s-%04d".formatted(DAY.format(day), Math.floorMod(key.hashCode(), 10_000));
    }
}
