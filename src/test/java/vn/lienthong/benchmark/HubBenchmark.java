package vn.lienthong.benchmark;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./mvnw -Pbenchmark verify}: measures, prints the table, and leaves it with the raw figures in {@code target/}. */
class HubBenchmark {

    @TempDir
    private Path folder;

    @Test
    void measure() throws Exception {
        Measurements measurements = new Measurements(Sizes.asked());
        measurements.starts(folder);
        try (BenchmarkHub hub = BenchmarkHub.start()) {
            measurements.work(hub);
        }
        measurements.report().write(Path.of("target", "benchmark"));
        System.out.println(measurements.report().markdown());
    }
}
