package vn.lienthong.partner.payment.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** The plain fields of a message as text; objects and lists in it are left out. */
record Answer(Map<String, String> fields) {

    private static final int LONGEST_NOTE = 200;
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{9,}");

    static Answer of(JsonNode message) {
        Map<String, String> fields = new LinkedHashMap<>();
        message.fields().forEachRemaining(field -> {
            if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                fields.put(field.getKey(), field.getValue().asText());
            }
        });
        return new Answer(fields);
    }

    /** Empty when the field is missing. */
    String text(String name) {
        return fields.getOrDefault(name, "");
    }

    /** @throws Failure {@code LT-PAY-002} when the field is missing */
    String required(String name) {
        String value = text(name);
        if (value.isBlank()) {
            throw new Failure(ErrorCode.PAYMENT_PROVIDER_ERROR, "the answer has no " + name);
        }
        return value;
    }

    /** {@code MaLoi} and {@code MoTaLoi} for a log: one line, bounded, no number long enough to be a person's. */
    String note() {
        String masked = LONG_NUMBER
                .matcher(CONTROL.matcher(text("MoTaLoi")).replaceAll(" "))
                .replaceAll("…");
        String bounded = masked.length() > LONGEST_NOTE ? masked.substring(0, LONGEST_NOTE) + "…" : masked;
        return "MaLoi " + text("MaLoi") + ": " + bounded;
    }
}
