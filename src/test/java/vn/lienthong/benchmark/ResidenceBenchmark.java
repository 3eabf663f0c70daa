package vn.lienthong.benchmark;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/**
 * {@code ./mvnw -Pbenchmark verify -Dit.test=ResidenceBenchmark -Dlienthong.benchmark.lines=1000,5000}: the residence conversation
 * at scale, one round for each number of lines; with {@code -Dlienthong.benchmark.kept=500000} the later ones beside as many finished
 * conversations, copied from the first.
 */
class ResidenceBenchmark {

    @Test
    void measure() throws Exception {
        int[] lines = Arrays.stream(System.getProperty("lienthong.benchmark.lines", "1000,5000")
                        .split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
        Measurements measurements = new Measurements(Sizes.full(), Path.of("target", "benchmark", "residence"));
        try (BenchmarkHub hub = BenchmarkHub.start()) {
            measurements.residence(hub, Integer.getInteger("lienthong.benchmark.kept", 0), lines);
        }
        System.out.println(measurements.report().markdown());
    }
}
