package vn.lienthong.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** Reads how much processor time this JVM and the database server have used, from Linux' {@code /proc}. */
final class CpuClock {

    /** {@code USER_HZ}, the same on every Linux this runs on. */
    private static final long TICKS_PER_SECOND = 100;

    private final long postmaster;

    /** @param postmaster process id of the database server's first process */
    CpuClock(long postmaster) {
        this.postmaster = postmaster;
    }

    /** Processor time used so far. */
    record Reading(Duration jvm, Duration database) {

        Duration total() {
            return jvm.plus(database);
        }

        Reading since(Reading earlier) {
            return new Reading(jvm.minus(earlier.jvm), database.minus(earlier.database));
        }
    }

    Reading read() {
        Duration server = ticks(used(postmaster, true));
        Duration backends = ticks(ProcessHandle.of(postmaster).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToLong(process -> used(process.pid(), false))
                .sum());
        return new Reading(ticks(used(ProcessHandle.current().pid(), false)), server.plus(backends));
    }

    /** Ticks in user and kernel mode; with those of children that have ended, when wanted. */
    private static long used(long pid, boolean endedChildrenToo) {
        Path stat = Path.of("/proc", Long.toString(pid), "stat");
        if (!Files.exists(stat)) {
            return 0;
        }
        try {
            String text = Files.readString(stat);
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            return Stream.of(fields)
                    .skip(11)
                    .limit(endedChildrenToo ? 4 : 2)
                    .mapToLong(Long::parseLong)
                    .sum();
        } catch (IOException endedMeanwhile) {
            if (ProcessHandle.of(pid).isPresent()) {
                throw new UncheckedIOException(endedMeanwhile);
            }
            return 0;
        }
    }

    private static Duration ticks(long count) {
        return Duration.ofMillis(count * 1000 / TICKS_PER_SECOND);
    }
}
