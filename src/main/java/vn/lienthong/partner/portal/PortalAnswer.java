package vn.lienthong.partner.portal;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/**
 * The envelope of every answer.
 *
 * @param errorCode number or text; null when the answer has none, and then it is not an answer of the portal
 * @param message for people; null when there is none
 * @param session only in an answer to a login
 * @param result an array; null where the service gives none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record PortalAnswer(@JsonProperty("error_code") String errorCode, String message, String session, JsonNode result) {

    private static final int LONGEST_NOTE = 300;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{9,}");

    /** Code and message for a log or a stamp: one line, bounded, no number long enough to be a person's. */
    String note() {
        String text = message == null ? "" : CONTROL.matcher(message).replaceAll(" ");
        String masked = masked(text);
        String bounded = masked.length() > LONGEST_NOTE ? masked.substring(0, LONGEST_NOTE) + "…" : masked;
        return "error_code " + errorCode + ": " + bounded;
    }

    /** Without numbers that are long enough to be a person's. */
    static String masked(String text) {
        return LONG_NUMBER.matcher(text).replaceAll("…");
    }
}
