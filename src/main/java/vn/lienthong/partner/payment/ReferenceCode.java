package vn.lienthong.partner.payment;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Payment references a person can type and a bank can carry: {@code DP}, the day, eight digits and two check digits (ISO/IEC
 * 7064 MOD 97-10), 18 characters. The check digits keep a mistyped transfer text from settling somebody else's order.
 */
public final class ReferenceCode {

    /** Exclusive; the number in a code has eight digits. */
    public static final long LIMIT = 100_000_000;

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyMMdd");
    private static final String PREFIX = "DP";
    private static final String PREFIX_AS_DIGITS = "1325";
    private static final String GAP = "[^A-Z0-9]*";
    private static final Pattern CODE = Pattern.compile("D" + GAP + "P((?:" + GAP + "[0-9]){16})");
    private static final Pattern NOT_A_DIGIT = Pattern.compile("[^0-9]");

    private ReferenceCode() {}

    /**
     * The reference of one order.
     *
     * @param day Asia/Ho_Chi_Minh
     * @param number unique within the day, from 0 to below {@link #LIMIT}
     */
    public static String of(LocalDate day, long number) {
        if (number < 0 || number >= LIMIT) {
            throw new IllegalArgumentException("not a number of eight digits");
        }
        String digits = DAY.format(day) + String.format(Locale.ROOT, "%08d", number);
        return PREFIX + digits + String.format(Locale.ROOT, "%02d", 98 - remainder(digits + "00"));
    }

    /** Whether this is a code with right check digits. */
    public static boolean isValid(String text) {
        return findIn(text).filter(text::equals).isPresent();
    }

    /**
     * The one code in a text that people typed and banks cut, joined or spaced as they like; empty when there is none or more
     * than one.
     */
    public static Optional<String> findIn(String text) {
        Matcher matcher = CODE.matcher(text.toUpperCase(Locale.ROOT));
        String found = null;
        while (matcher.find()) {
            String digits = NOT_A_DIGIT.matcher(matcher.group(1)).replaceAll("");
            if (remainder(digits) == 1) {
                if (found != null && !found.equals(PREFIX + digits)) {
                    return Optional.empty();
                }
                found = PREFIX + digits;
            }
        }
        return Optional.ofNullable(found);
    }

    private static int remainder(String digits) {
        int remainder = 0;
        for (char digit : (PREFIX_AS_DIGITS + digits).toCharArray()) {
            remainder = (remainder * 10 + digit - '0') % 97;
        }
        return remainder;
    }
}
