package vn.lienthong.residence.home.web;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import vn.lienthong.residence.home.FormEntry;
import vn.lienthong.residence.home.HomeForm;

/** The fields of a comment form as the browser sends them: {@code c1} to {@code c6}, {@code remarks}. */
final class FormFields {

    private FormFields() {}

    static FormEntry entry(Map<String, String> fields) {
        List<Integer> criteria = IntStream.rangeClosed(1, HomeForm.CRITERIA)
                .map(criterion -> level(fields.get("c" + criterion)))
                .boxed()
                .toList();
        return new FormEntry(criteria, fields.get("remarks"));
    }

    /** 0 for nothing chosen; what is no level at all is refused by {@link FormEntry}. */
    private static int level(String value) {
        if (value == null || value.isBlank()) {
            return 0;
        }
        return value.matches("\\d") ? value.charAt(0) - '0' : Integer.MAX_VALUE;
    }
}
