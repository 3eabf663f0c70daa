package vn.lienthong.residence.home;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.InvalidRules;

/** How long a comment may take is what the file says on the day the request came. */
class HomeRulesTest {

    @TempDir
    private Path folder;

    @Test
    void theShippedFileGivesThreeWorkingDaysAndEightWorkingHours() {
        HomeRules shipped = HomeRules.read(new ConfigFiles(Path.of("config")));

        assertThat(shipped.workingDays(LocalDate.of(2026, 11, 20))).isEqualTo(3);
        assertThat(shipped.returnTime(LocalDate.of(2026, 11, 20))).isEqualTo(Duration.ofHours(8));
    }

    @Test
    void aNewDeadlineHoldsFromItsDayOn() throws IOException {
        HomeRules rules = rules(
                """
                comment:
                  - {from: 2027-01-01, working-days: 5}
                  - {from: 2020-01-02, working-days: 3}
                incomplete:
                  - {from: 2020-01-02, working-hours: 8}
                  - {from: 2027-01-01, working-hours: 16}
                """);

        assertThat(rules.workingDays(LocalDate.of(2026, 12, 31))).isEqualTo(3);
        assertThat(rules.workingDays(LocalDate.of(2027, 1, 1))).isEqualTo(5);
        assertThat(rules.workingDays(LocalDate.of(2019, 1, 1)))
                .as("before the first")
                .isEqualTo(3);
        assertThat(rules.returnTime(LocalDate.of(2026, 12, 31))).isEqualTo(Duration.ofHours(8));
        assertThat(rules.returnTime(LocalDate.of(2027, 1, 1))).isEqualTo(Duration.ofHours(16));
    }

    @Test
    void aFileWithoutADeadlineStopsTheStart() {
        assertThatThrownBy(() -> rules("comment: []\n"))
                .isInstanceOf(InvalidRules.class)
                .hasMessageContaining("comment");
        assertThatThrownBy(() -> rules("comment:\n  - {from: 2026-02-30, working-days: 0}\n"))
                .isInstanceOf(InvalidRules.class)
                .hasMessageContaining("from")
                .hasMessageContaining("working-days")
                .hasMessageContaining("incomplete");
        assertThatThrownBy(
                        () -> rules(
                                """
                        comment:
                          - {from: 2020-01-02, working-days: 3}
                        incomplete:
                          - {from: 2020-01-02, working-hours: 0}
                        """))
                .isInstanceOf(InvalidRules.class)
                .hasMessageContaining("working-hours");
    }

    private HomeRules rules(String text) throws IOException {
        Path file = folder.resolve(HomeRules.NAME);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return HomeRules.read(new ConfigFiles(folder));
    }
}
