package vn.lienthong.partner.payment.vnpay;

import java.util.OptionalLong;
import vn.lienthong.partner.payment.wire.Amounts;

/** VNPAY counts in hundredths of a đồng. */
final class Dong {

    private Dong() {}

    /** @param text nullable; empty for what is no whole number of đồng */
    static OptionalLong ofHundredths(String text) {
        OptionalLong hundredths = Amounts.parse(text);
        return hundredths.isPresent() && hundredths.getAsLong() % 100 == 0
                ? OptionalLong.of(hundredths.getAsLong() / 100)
                : OptionalLong.empty();
    }
}
