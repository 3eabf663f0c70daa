package vn.lienthong.membership;

import java.util.regex.Pattern;

/**
 * Số thẻ đảng viên in the one form in which the hub keeps, compares and shows it. The old cards print eight digits with a dot
 * after the second, the number of the province-level organisation; people, files and the member database write them with
 * and without it. The number on the new cards is not published: any other count of digits stays as it is.
 */
public final class CardNumber {

    /** The keypads of some phones have a comma where others have a dot. */
    private static final Pattern NUMBER = Pattern.compile("\\d([., \\u00a0]?\\d)*");

    private static final Pattern OF_OLD_CARDS = Pattern.compile("^(\\d{2})(\\d{6})$");

    private CardNumber() {}

    /**
     * {@code 01000001} and {@code 01 000001} as {@code 01.000001}.
     *
     * @param written null stays null; what is no number stays as written, for the checks to refuse
     */
    public static String canonical(String written) {
        if (written == null || !NUMBER.matcher(written.strip()).matches()) {
            return written;
        }
        return OF_OLD_CARDS.matcher(written.replaceAll("\\D", "")).replaceFirst("$1.$2");
    }
}
