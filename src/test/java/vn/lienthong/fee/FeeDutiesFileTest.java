package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.InvalidRules;

class FeeDutiesFileTest {

    @TempDir
    private Path config;

    @Test
    void theFileOfTheHouseGivesUnplacedMoneyToTheCity() {
        FeeDuties duties = FeeDutiesFile.read(new ConfigFiles(Path.of("config")));

        assertThat(duties.unplaced()).containsExactly(OrganisationKind.CITY_COMMITTEE);
        assertThat(duties.positions()).contains(PositionKind.SECRETARY, PositionKind.DEPUTY);
        assertThat(duties.orders()).doesNotContain(OrganisationKind.CELL);
    }

    @Test
    void moneyNobodyMayDecideAboutIsAMistake() throws IOException {
        Files.createDirectories(config.resolve("rules"));
        Files.writeString(config.resolve(FeeDutiesFile.NAME), "positions: [secretary]\norders: []\nunplaced: [city]\n");

        assertThatThrownBy(() -> FeeDutiesFile.read(new ConfigFiles(config)))
                .isInstanceOf(InvalidRules.class)
                .hasMessageContaining("orders")
                .hasMessageContaining("unplaced");
    }
}
