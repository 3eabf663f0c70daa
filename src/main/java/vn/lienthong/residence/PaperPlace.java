package vn.lienthong.residence;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a paper says it was made out. */
public final class PaperPlace {

    private static final Pattern COMMITTEE =
            Pattern.compile("Đảng bộ (?:xã|phường|thị trấn|quận|huyện|đặc khu|Thành phố) (.+)");

    private static final String SOMEWHERE = "Hà Nội";

    private PaperPlace() {}

    /** {@code Đảng bộ xã Đông Mỹ} makes its papers out at Đông Mỹ; who is named after no place, in the city. */
    public static String of(String committee) {
        Matcher name = COMMITTEE.matcher(committee);
        return name.matches() ? name.group(1) : SOMEWHERE;
    }
}
