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
        Measurements measurements = new Measurements(Sizes.full(), Path.of("target", "benchmark"));
        measurements.starts(folder);
        try (BenchmarkHub hub = BenchmarkHub.start()) {
            measurements.work(hub);
        }
        System.out.println(measurements.report().markdown());
    }
}
