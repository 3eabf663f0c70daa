package vn.lienthong.dossier;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number of a dossier, {@code <prefix>-<personal id>-<yyMMdd>-<nnnn>}. It contains a personal id, so whatever is
 * written to a log goes through {@link #masked}.
 */
public final class DossierNumber {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final Pattern WITH_PERSONAL_ID =
            Pattern.compile("([A-Z0-9]{1,3}(?:\\.[A-Z0-9]{1,3}){0,4}-\\d{4})\\d{7,8}(-\\d{6,8}-?\\d{4,7})");

    private DossierNumber() {}

    /** @param count how many dossiers of this prefix the person has had that day, this one included */
    static String of(String prefix, String personalId, LocalDate day, int count) {
        return "%s-%s-%s-%04d".formatted(prefix, personalId, DAY.format(day), count);
    }

    /**
     * The number as logs show it: of the personal id only the first four digits stay, which many people share. Anything
     * that is not such a number becomes stars altogether.
     */
    public static String masked(String number) {
        Matcher parts = WITH_PERSONAL_ID.matcher(number);
        return parts.matches() ? parts.group(1) + "******" + parts.group(2) : "******";
    }
}
