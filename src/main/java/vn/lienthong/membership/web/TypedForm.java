package vn.lienthong.membership.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import vn.lienthong.membership.Field;
import vn.lienthong.security.RescuedForm;

/** What stands in the boxes of the form, exactly as typed. */
final class TypedForm {

    /** Suffix of the radio buttons a picker shows when there is no script; see {@code fragments/picker.html}. */
    private static final String CHOICE = "Choice";

    /** Suffix of a picker's search box. */
    private static final String SEARCH = "Text";

    /** Far above the length of any field: what is longer is cut, not stored. */
    private static final int LONGEST = 2000;

    private TypedForm() {}

    /** Every field of a posted form; a missing one is empty, so that a box left unticked is off. */
    static Map<Field, String> of(HttpServletRequest request) {
        return of(request::getParameter);
    }

    /** The fields of a form that was posted after its session had ended. */
    static Map<Field, String> of(RescuedForm rescued) {
        return of(entries(rescued));
    }

    private static Map<Field, String> of(UnaryOperator<String> entries) {
        Map<Field, String> typed = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            String chosen = entries.apply(field.key() + CHOICE);
            String value = chosen == null ? entries.apply(field.key()) : chosen;
            typed.put(field, value == null ? "" : cut(value));
        }
        return typed;
    }

    private static UnaryOperator<String> entries(RescuedForm rescued) {
        return name -> rescued.first(name).orElse(null);
    }

    private static String cut(String value) {
        return value.substring(0, Math.min(value.length(), LONGEST));
    }

    /** The field whose list of found organisations was chosen from, without script; null when none was. */
    static Field chosenWithoutScript(HttpServletRequest request) {
        return chosen(request::getParameter);
    }

    /** As {@link #chosenWithoutScript(HttpServletRequest)}, of a form that was posted after its session had ended. */
    static Field chosenWithoutScript(RescuedForm rescued) {
        return chosen(entries(rescued));
    }

    private static Field chosen(UnaryOperator<String> entries) {
        for (Field field : Field.values()) {
            if (entries.apply(field.key() + CHOICE) != null) {
                return field;
            }
        }
        return null;
    }

    /**
     * What stands in the search boxes of the pickers. Left out are boxes that were not sent, and those from whose list of found
     * organisations one was chosen without script.
     */
    static Map<Field, String> searches(HttpServletRequest request) {
        return searches(request::getParameter);
    }

    /** As {@link #searches(HttpServletRequest)}, of a form that was posted after its session had ended. */
    static Map<Field, String> searches(RescuedForm rescued) {
        return searches(entries(rescued));
    }

    private static Map<Field, String> searches(UnaryOperator<String> entries) {
        Map<Field, String> searches = new EnumMap<>(Field.class);
        for (OrganisationLevels levels : OrganisationLevels.BOTH) {
            for (Field field : levels.fields()) {
                boolean chosen = entries.apply(field.key() + CHOICE) != null;
                String text = entries.apply(field.key() + SEARCH);
                if (!chosen && text != null) {
                    searches.put(field, cut(text.strip()));
                }
            }
        }
        return searches;
    }

    /** What stands in the search box of one picker, whatever was chosen there; empty when it was not sent. */
    static String search(HttpServletRequest request, Field field) {
        String text = request.getParameter(field.key() + SEARCH);
        return text == null ? "" : cut(text.strip());
    }

    static Map<String, String> byKey(Map<Field, String> typed) {
        Map<String, String> byKey = new HashMap<>();
        typed.forEach((field, value) -> byKey.put(field.key(), value));
        return byKey;
    }

    static Map<Field, String> ofKeys(Map<String, String> byKey) {
        Map<Field, String> typed = new EnumMap<>(Field.class);
        byKey.forEach((key, value) -> Field.ofKey(key).ifPresent(field -> typed.put(field, value)));
        return typed;
    }
}
