package vn.lienthong.residence.workplace;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/** What is about a list as a whole belongs to no dossier; it has a number of that form, with a prefix no procedure has. */
final class ListConversation {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");

    private ListConversation() {}

    static String number(UUID list, LocalDate day) {
        return "LT.NXC-%s-%07d".formatted(DAY.format(day), Math.floorMod(list.hashCode(), 10_000_000));
    }
}
