package vn.lienthong.document;

import java.util.Arrays;
import java.util.stream.Collectors;

/** Names as whoever holds a document may see them: enough to compare, too little to learn. */
public final class PublicNames {

    private PublicNames() {}

    /** {@code N*** T*** V*** Dụ}: the last word, by which people are called, in full. */
    public static String masked(String fullName) {
        String[] words = fullName.strip().split("\\s+");
        return Arrays.stream(words, 0, words.length - 1)
                        .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)) + "*** ")
                        .collect(Collectors.joining())
                + words[words.length - 1];
    }
}
