package vn.lienthong.membership;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Vietnamese names without case, diacritics and doubled spaces, for comparing, searching and sorting. */
public final class NameFolding {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private NameFolding() {}

    /** {@code "Đào  Thị Ánh"} becomes {@code "dao thi anh"}. */
    public static String fold(String name) {
        String decomposed = Normalizer.normalize(name.strip(), Normalizer.Form.NFD);
        String bare = MARKS.matcher(decomposed).replaceAll("").replace('đ', 'd').replace('Đ', 'D');
        return SPACES.matcher(bare).replaceAll(" ").toLowerCase(Locale.ROOT);
    }

    /** Folded with the given name first, as Vietnamese lists are ordered: {@code "anh dao thi"}. */
    public static String sortKey(String name) {
        String folded = fold(name);
        int lastSpace = folded.lastIndexOf(' ');
        return lastSpace < 0 ? folded : folded.substring(lastSpace + 1) + " " + folded.substring(0, lastSpace);
    }
}
