package vn.lienthong.testsupport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock a test moves by hand; between the moves it runs, or stands still. */
public final class MovableClock extends Clock {

    private final Clock base;
    private final AtomicReference<Duration> moved = new AtomicReference<>(Duration.ZERO);

    private MovableClock(Clock base) {
        this.base = base;
    }

    /** The real clock until it is moved, and then as far ahead of it. */
    public static MovableClock running() {
        return new MovableClock(Clock.systemUTC());
    }

    /** Stands still at this instant until it is moved. */
    public static MovableClock standingAt(Instant instant) {
        return new MovableClock(Clock.fixed(instant, ZoneOffset.UTC));
    }

    public void advance(Duration time) {
        moved.updateAndGet(before -> before.plus(time));
    }

    public void set(Instant instant) {
        moved.set(Duration.between(base.instant(), instant));
    }

    /** Back to where it began. */
    public void reset() {
        moved.set(Duration.ZERO);
    }

    @Override
    public Instant instant() {
        return base.instant().plus(moved.get());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("instants only");
    }
}
