package vn.lienthong.messaging;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * UUIDs of version 7 (RFC 9562, method 1 of section 6.2): unique, and one node's in the order they were asked for, also
 * within a millisecond and when the clock steps back. New rows land at the end of an index, and who is told two things
 * at once reads them in their order. The last 62 bits are random.
 */
public final class Uuids {

    private static final int COUNTER_BITS = 12;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** The milliseconds of the last, then its place among those of that millisecond; a full one lends from the next. */
    private static final AtomicLong LAST = new AtomicLong();

    private Uuids() {}

    public static UUID next() {
        long now = System.currentTimeMillis() << COUNTER_BITS;
        long place = LAST.updateAndGet(last -> Math.max(last + 1, now));
        long high = place >>> COUNTER_BITS << 16 | 0x7000L | place & 0x0FFFL;
        long low = RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }
}
