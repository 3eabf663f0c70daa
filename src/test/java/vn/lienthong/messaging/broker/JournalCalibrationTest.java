package vn.lienthong.messaging.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalCalibrationTest {

    @Test
    void aFastDiskWritesAtOnce() {
        assertThat(new JournalCalibration(Duration.ofNanos(150_000)).bufferTimeout())
                .isZero();
    }

    @Test
    void aSlowDiskGathersWritesForAsLongAsOneTakes() {
        assertThat(new JournalCalibration(Duration.ofMillis(8)).bufferTimeout()).isEqualTo(8_000_000);
    }

    @Test
    void aWriteThatTookSecondsNeitherKeepsTheBrokerFromStartingNorSlowsItForGood() {
        assertThat(new JournalCalibration(Duration.ofSeconds(5)).bufferTimeout())
                .isEqualTo(100_000_000);
    }

    @Test
    void measuringTakesATimeAndLeavesNothingBehind(@TempDir Path directory) throws IOException {
        JournalCalibration measured = JournalCalibration.measure(directory.resolve("broker"));

        assertThat(measured.forceTime()).isPositive();
        try (var files = Files.list(directory.resolve("broker"))) {
            assertThat(files).isEmpty();
        }
    }
}
