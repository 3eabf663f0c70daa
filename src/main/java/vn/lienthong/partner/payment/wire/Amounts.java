package vn.lienthong.partner.payment.wire;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Whole amounts as protocols write them. */
public final class Amounts {

    private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,14}");

    private Amounts() {}

    /** @param text nullable; empty for anything but digits without leading zeros, at most fifteen */
    public static OptionalLong parse(String text) {
        return text != null && WHOLE.matcher(text).matches()
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }
}
