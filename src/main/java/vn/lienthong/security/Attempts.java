package vn.lienthong.security;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts what somebody does again and again, by a key such as a network or a person, within the present stretch of time.
 * Keeps a bounded number of keys, forgetting those unused longest; each node counts for itself.
 */
public final class Attempts {

    private static final int KEYS = 10_000;

    private final int most;
    private final Duration within;
    private final Clock clock;
    private final Map<String, Count> byKey = new LinkedHashMap<>(256, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
            return size() > KEYS;
        }
    };

    private record Count(long stretch, int attempts) {}

    /** @param within stretches of this length begin one after the other, the first in 1970 */
    public Attempts(int most, Duration within, Clock clock) {
        this.most = most;
        this.within = within;
        this.clock = clock;
    }

    /** Counts one more. @return false when that is one too many */
    public synchronized boolean allow(String key) {
        long stretch = clock.millis() / within.toMillis();
        Count now = byKey.merge(
                key,
                new Count(stretch, 1),
                (before, first) -> before.stretch() == stretch ? new Count(stretch, before.attempts() + 1) : first);
        return now.attempts() <= most;
    }

    synchronized int keys() {
        return byKey.size();
    }
}
