package vn.lienthong.messaging;

/**
 * Text as long as a message may hold it. What is stored elsewhere may be longer, or be joined from several sentences, and a message
 * whose schema refuses one of them would take everything down that was done with it.
 */
public final class MessageText {

    /** Type {@code Line} of {@code xsd/lienthong/v1/common.xsd}. */
    static final int LONGEST_LINE = 500;

    /** Type {@code Text} of the same file. */
    static final int LONGEST_TEXT = 2000;

    private MessageText() {}

    /** What fits into type {@code Line}; the end of a longer value becomes an ellipsis. */
    public static String line(String value) {
        return shortened(value, LONGEST_LINE);
    }

    /** What fits into type {@code Text}; the end of a longer value becomes an ellipsis. */
    public static String text(String value) {
        return shortened(value, LONGEST_TEXT);
    }

    private static String shortened(String value, int longest) {
        if (value.length() <= longest) {
            return value;
        }
        int end = longest - 1;
        if (Character.isHighSurrogate(value.charAt(end - 1))) { // half a character is none a document may hold
            end--;
        }
        return value.substring(0, end) + "…";
    }
}
