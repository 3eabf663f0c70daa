package vn.lienthong.organisation;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How names are compared while somebody types: without regard to case, diacritics and đ. */
public final class SearchText {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern LIKE_SIGNS = Pattern.compile("[\\\\%_]");
    private static final Pattern NUMBERS = Pattern.compile("\\d{1,5}");

    private SearchText() {}

    /** The text in lower case without diacritics, single spaces between words: {@code Đảng bộ} → {@code dang bo}. */
    public static String of(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        String plain = MARKS.matcher(decomposed)
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('đ', 'd');
        return SPACES.matcher(plain.strip()).replaceAll(" ");
    }

    /**
     * The words of a query as patterns for SQL {@code LIKE}; a text fits when it is like each of them.
     *
     * @return one pattern a word, in order; empty when nothing was typed
     */
    public static List<String> patterns(String query) {
        String plain = of(query);
        return plain.isEmpty()
                ? List.of()
                : Arrays.stream(plain.split(" "))
                        .map(word -> "%" + LIKE_SIGNS.matcher(word).replaceAll("\\\\$0") + "%")
                        .toList();
    }

    /** For sorting: like {@link #of}, with numbers padded so that 2 stands before 10. */
    public static String sortKey(String text) {
        return NUMBERS.matcher(of(text))
                .replaceAll(number -> "0".repeat(6 - number.group().length()) + number.group());
    }
}
