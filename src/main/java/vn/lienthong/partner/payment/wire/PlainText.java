package vn.lienthong.partner.payment.wire;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Vietnamese without its marks, for protocols and searches that know only ASCII. */
public final class PlainText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NOT_PLAIN = Pattern.compile("[^A-Za-z0-9 .,:-]+");
    private static final Pattern SPACES = Pattern.compile(" {2,}");

    private PlainText() {}

    /** {@code Đảng phí tháng 5} becomes {@code Dang phi thang 5}. */
    public static String withoutMarks(String text) {
        return MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
                .replaceAll("")
                .replace('đ', 'd')
                .replace('Đ', 'D');
    }

    /** Letters, digits, spaces and {@code .,:-} only; anything else becomes a space. At most {@code longest} characters. */
    public static String simple(String text, int longest) {
        String spaced = NOT_PLAIN.matcher(withoutMarks(text)).replaceAll(" ");
        String single = SPACES.matcher(spaced).replaceAll(" ").strip();
        return single.length() > longest ? single.substring(0, longest).strip() : single;
    }

    /** What two spellings of the same words have in common. */
    public static String folded(String text) {
        return withoutMarks(text).toLowerCase(Locale.ROOT);
    }
}
