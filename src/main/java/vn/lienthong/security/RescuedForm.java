package vn.lienthong.security;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody submitted after their session had ended; nothing of it was processed.
 *
 * @param action path it was posted to
 * @param fields name → entries in the order of the form, without the form token
 */
public record RescuedForm(String action, Map<String, List<String>> fields) {

    /** The first entry of a field; empty when the form had none of that name. */
    public Optional<String> first(String field) {
        return fields.getOrDefault(field, List.of()).stream().findFirst();
    }
}
