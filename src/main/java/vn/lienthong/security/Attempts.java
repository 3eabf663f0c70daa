package vn.lienthong.security;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts attempts by network address within the current minute. Keeps a bounded number of addresses, forgetting those
 * unused longest; each node counts for itself.
 */
final class Attempts {

    private static final int ADDRESSES = 10_000;

    private final int perMinute;
    private final Clock clock;
    private final Map<String, Minute> byAddress = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Minute> eldest) {
            return size() > ADDRESSES;
        }
    };

    private record Minute(long minute, int count) {}

    Attempts(int perMinute, Clock clock) {
        this.perMinute = perMinute;
        this.clock = clock;
    }

    /** Counts one more. @return false when that is one too many */
    synchronized boolean allow(String address) {
        long minute = clock.millis() / 60_000;
        Minute now = byAddress.merge(
                address,
                new Minute(minute, 1),
                (before, first) -> before.minute() == minute ? new Minute(minute, before.count() + 1) : first);
        return now.count() <= perMinute;
    }
}
