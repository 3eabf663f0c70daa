package vn.lienthong.messaging.broker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;

/**
 * Chooses the journal's buffer time-out from how long the disk takes to force a write.
 *
 * <p>The broker's own default waits 3.33 ms for company before each write, which on a fast disk is most of the time a
 * message takes. Below {@link #FAST_DISK} waiting gains nothing, so there is none; on a slower disk the journal gathers
 * writes for as long as one force takes.
 *
 * @param forceTime median time of one forced 4 KiB write
 */
record JournalCalibration(Duration forceTime) {

    static final Duration FAST_DISK = Duration.ofMillis(2);

    private static final int WRITES = 100;
    private static final int PAGE = 4096;
    /** A disk so slow that it needs longer has other troubles; do not hold up the start for it. */
    private static final Duration LONGEST = Duration.ofSeconds(1);
    /** Whatever was measured: a write that took seconds was a hiccup, and a broker must not wait as long for each. */
    private static final Duration LONGEST_TIMEOUT = Duration.ofMillis(100);

    static JournalCalibration measure(Path directory) throws IOException {
        Files.createDirectories(directory);
        Path probe = Files.createTempFile(directory, "calibration", ".tmp");
        try (FileChannel file = FileChannel.open(probe, StandardOpenOption.WRITE)) {
            ByteBuffer page = ByteBuffer.allocateDirect(PAGE);
            long[] times = new long[WRITES];
            long begin = System.nanoTime();
            int done = 0;
            while (done < WRITES && System.nanoTime() - begin < LONGEST.toNanos()) {
                page.clear();
                long start = System.nanoTime();
                file.write(page, (long) (done % 16) * PAGE);
                file.force(false);
                times[done++] = System.nanoTime() - start;
            }
            Arrays.sort(times, 0, done);
            return new JournalCalibration(Duration.ofNanos(times[done / 2]));
        } finally {
            Files.deleteIfExists(probe);
        }
    }

    /** The time-out for the broker's NIO journal, in nanoseconds; 0 writes at once. */
    int bufferTimeout() {
        return forceTime.compareTo(FAST_DISK) < 0
                ? 0
                : Math.toIntExact(Math.min(forceTime.toNanos(), LONGEST_TIMEOUT.toNanos()));
    }
}
