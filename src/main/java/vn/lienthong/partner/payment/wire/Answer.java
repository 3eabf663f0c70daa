package vn.lienthong.partner.payment.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** The plain fields of a JSON message as text; objects and lists in it are left out. */
public record Answer(Map<String, String> fields) {

    private static final int LONGEST_NOTE = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{9,}");

    public static Answer of(JsonNode message) {
        Map<String, String> fields = new LinkedHashMap<>();
        message.fields().forEachRemaining(field -> {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                fields.put(field.getKey(), field.getValue().asText());
            }
        });
        return new Answer(fields);
    }

    /** Empty when the field is missing. */
    public String text(String name) {
        return fields.getOrDefault(name, "");
    }

    /** @throws Failure {@code LT-PAY-002} when the field is missing */
    public String required(String name) {
        String value = text(name);
        if (value.isBlank()) {
            throw new Failure(ErrorCode.PAYMENT_PROVIDER_ERROR, "the answer has no " + name);
        }
        return value;
    }

    /** Two fields, a code and its words, for a log: one line, bounded, no number long enough to be a person's. */
    public String note(String code, String words) {
        return code + " " + text(code) + ": " + harmless(text(words));
    }

    /** What somebody outside wrote, for a log: one line, bounded, no number long enough to be a person's. */
    public static String harmless(String foreign) {
        String masked =
                LONG_NUMBER.matcher(CONTROL.matcher(foreign).replaceAll(" ")).replaceAll("…");
        return masked.length() > LONGEST_NOTE ? masked.substring(0, LONGEST_NOTE) + "…" : masked;
    }
}
