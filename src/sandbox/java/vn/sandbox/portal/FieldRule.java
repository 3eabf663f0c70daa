package vn.sandbox.portal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What the portal demands of one field of an item. Every value is a string; an empty one counts as missing. */
final class FieldRule {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);

    private final String name;
    private final boolean mandatory;
    private final Consumer<String> form;

    private FieldRule(String name, boolean mandatory, Consumer<String> form) {
        this.name = name;
        this.mandatory = mandatory;
        this.form = form;
    }

    /** @param longest in characters */
    static FieldRule text(String name, int longest) {
        return new FieldRule(name, false, value -> {
            if (value.length() > longest) {
                throw Refused.form(name, "tối đa " + longest + " ký tự");
            }
        });
    }

    static FieldRule pattern(String name, Pattern pattern, String wanted) {
        return new FieldRule(name, false, value -> {
            if (!pattern.matcher(value).matches()) {
                throw Refused.form(name, wanted);
            }
        });
    }

    static FieldRule time(String name) {
        return new FieldRule(name, false, value -> {
            try {
                LocalDateTime.parse(value, TIME);
            } catch (DateTimeException e) {
                throw Refused.form(name, "yyyyMMddHHmmss");
            }
        });
    }

    static FieldRule code(String name, Set<String> codes) {
        return new FieldRule(name, false, value -> {
            if (!codes.contains(value)) {
                throw Refused.code(name, value);
            }
        });
    }

    FieldRule mandatory() {
        return new FieldRule(name, true, form);
    }

    String name() {
        return name;
    }

    /** @param value null when the item has no such field */
    void check(JsonNode value) {
        if (value == null || value.isNull() || value.asText("x").isBlank()) {
            if (mandatory) {
                throw Refused.missing(name);
            }
        } else if (value.isTextual()) {
            form.accept(value.textValue());
        } else {
            throw Refused.type(name, "chuỗi ký tự");
        }
    }
}
