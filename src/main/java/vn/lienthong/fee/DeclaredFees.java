package vn.lienthong.fee;

import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;
import vn.lienthong.membership.Profile;

/** What a member declared over time: each declaration holds from its month on and replaces whatever was said of later ones. */
final class DeclaredFees {

    private final TreeMap<YearMonth, Long> fees = new TreeMap<>();

    /** @param declarations in the order they took effect, at least one */
    DeclaredFees(List<Profile.Fee> declarations) {
        for (Profile.Fee declared : declarations) {
            fees.tailMap(declared.from(), true).clear();
            fees.put(declared.from(), declared.monthly());
        }
    }

    /** The first month there is a fee for. */
    YearMonth first() {
        return fees.firstKey();
    }

    /** VND; for no month before the first. */
    long in(YearMonth month) {
        return fees.floorEntry(month).getValue();
    }
}
