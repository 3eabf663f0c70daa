package vn.lienthong.partner.memberdb;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A card or file number of a member as people and systems write it. {@code 12.345678}, {@code 12 345678} and
 * {@code 12345678} are one number: only the digits count.
 */
final class MemberNumber {

    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[.\\s\\u00a0]+");
    /** {@code AskedNumber} of the contract: wide, because the number on the new cards is not published. */
    private static final Pattern ASKED = Pattern.compile("[0-9]{4,12}");

    private MemberNumber() {}

    /** The digits of {@code written}; empty when it is null or blank. Does not judge what is between the dots. */
    static Optional<String> digits(String written) {
        return Optional.ofNullable(written)
                .map(text -> BETWEEN_DIGITS.matcher(text).replaceAll(""))
                .filter(text -> !text.isEmpty());
    }

    /** Whether the database can hold such a number at all. */
    static boolean canBeAsked(String digits) {
        return ASKED.matcher(digits).matches();
    }
}
