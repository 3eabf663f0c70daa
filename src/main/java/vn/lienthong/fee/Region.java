package vn.lienthong.fee;

import java.util.Locale;

/** Regions (vùng) of the minimum wage. */
public enum Region {
    REGION_1,
    REGION_2,
    REGION_3,
    REGION_4;

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
