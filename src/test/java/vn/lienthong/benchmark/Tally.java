package vn.lienthong.benchmark;

import java.util.LinkedHashMap;
import java.util.Map;

/** What went in must be found at every stage, and nothing twice. */
final class Tally {

    private final Map<String, Long> stages = new LinkedHashMap<>();
    private long twice;

    Tally stage(String name, long count) {
        stages.put(name, count);
        return this;
    }

    /** @param count how many cases were seen once more at any stage */
    Tally twice(long count) {
        twice += count;
        return this;
    }

    /** @throws AssertionError naming every stage that does not have exactly {@code cases} */
    void require(long cases) {
        boolean whole = !stages.isEmpty() && stages.values().stream().allMatch(count -> count == cases);
        if (!whole || twice != 0) {
            throw new AssertionError("of " + cases + " cases: " + stages + ", twice: " + twice);
        }
    }
}
