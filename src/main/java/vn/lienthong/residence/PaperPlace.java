package vn.lienthong.residence;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a paper says it was made out. */
public final class PaperPlace {

    private static final Pattern COMMITTEE =
            Pattern.compile("Đảng bộ (?:xã|phường|thị trấn|quận|huyện|đặc khu|Thành phố) (.+)");

    private static final String SOMEWHERE = "Hà Nội";

    private PaperPlace() {}

    /** The first of these organisations, from the cell upward, that is named after a place. */
    public static String first(List<String> names) {
        return names.stream()
                .map(PaperPlace::of)
                .filter(place -> !place.equals(SOMEWHERE))
                .findFirst()
                .orElse(SOMEWHERE);
    }

    /** {@code Đảng bộ xã Đông Mỹ} makes its papers out at Đông Mỹ; who is named after no place, in the city. */
    public static String of(String committee) {
        Matcher name = COMMITTEE.matcher(committee);
        return name.matches() ? name.group(1) : SOMEWHERE;
    }
}
