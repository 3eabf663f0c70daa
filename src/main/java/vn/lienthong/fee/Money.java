package vn.lienthong.fee;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** VND as people read it. */
final class Money {

    private Money() {}

    /** {@code 60.000}. */
    static String inDigits(long amount) {
        return new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.forLanguageTag("vi"))).format(amount);
    }
}
