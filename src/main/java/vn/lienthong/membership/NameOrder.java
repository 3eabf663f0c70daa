package vn.lienthong.membership;

import vn.lienthong.organisation.SearchText;

/** The order of Vietnamese lists of people: by the given name, which is written last. */
public final class NameOrder {

    private NameOrder() {}

    /** {@code "Đào Thị Ánh"} becomes {@code "anh dao thi"}. */
    public static String key(String name) {
        String folded = SearchText.of(name);
        int lastSpace = folded.lastIndexOf(' ');
        return lastSpace < 0 ? folded : folded.substring(lastSpace + 1) + " " + folded.substring(0, lastSpace);
    }
}
