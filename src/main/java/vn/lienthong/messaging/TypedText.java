package vn.lienthong.messaging;

import java.util.regex.Pattern;

/** What people type or paste, as a message may hold it and as it is counted: the same wherever it comes in. */
public final class TypedText {

    /** What no XML document may hold, and other characters nobody sees; Word pastes U+000B for a new line. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF&&[^\n\t]]");

    private TypedText() {}

    /**
     * The text without the spaces around it, its lines ended by a line feed alone as a browser counts them, a space for each
     * unprintable character.
     *
     * @param typed null for nothing
     */
    public static String of(String typed) {
        if (typed == null) {
            return "";
        }
        String lines = typed.replace("\r\n", "\n").replace('\r', '\n');
        return UNPRINTABLE.matcher(lines).replaceAll(" ").strip();
    }
}
