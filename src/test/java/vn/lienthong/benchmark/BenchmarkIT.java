package vn.lienthong.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The benchmark itself works: every piece of work comes to its end, nothing lost and nothing twice, and is reported. */
class BenchmarkIT {

    @TempDir
    private Path folder;

    @Test
    void everyWorkEndsWhole() throws Exception {
        Measurements measurements = new Measurements(Sizes.smallest(), folder);

        measurements.firstStart(folder);
        try (BenchmarkHub hub = BenchmarkHub.start()) {
            measurements.work(hub);
            measurements.residence(hub, 40, 20);
        }

        assertThat(measurements.report().rows())
                .hasSize(18)
                .allSatisfy(row -> assertThat(row.hubMedian()).as(row.work()).isPositive());
        assertThat(Files.readString(folder.resolve("benchmark.md")))
                .contains("| first start, sample loaded |", "| task cycle |", "| relay |");
        assertThat(folder.resolve("benchmark.json")).isNotEmptyFile();
    }
}
