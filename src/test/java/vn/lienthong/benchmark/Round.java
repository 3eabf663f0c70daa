package vn.lienthong.benchmark;

import java.time.Duration;

/**
 * What one round took.
 *
 * @param elapsed from the first case's begin to the last one's end
 * @param cpu of this JVM and of the database server
 */
record Round(int cases, Duration elapsed, CpuClock.Reading cpu) {

    double casesPerSecond() {
        return cases / (elapsed.toNanos() / 1e9);
    }

    /** Milliseconds of processor time a case, of JVM and database together. */
    double cpuMillisPerCase() {
        return cpu.total().toNanos() / 1e6 / cases;
    }
}
