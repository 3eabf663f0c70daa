package vn.lienthong.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnreadRulesTest {

    @TempDir
    private Path folder;

    @Test
    void aFileNobodyReadsStopsTheStart() throws Exception {
        Files.writeString(Files.createDirectories(folder.resolve("rules")).resolve("residence.yaml"), "workplace: {}");
        Files.writeString(folder.resolve("rules/tasks.yml"), "an own one under a name nobody reads");
        Files.writeString(folder.resolve("rules/fees.yaml"), "an own one");
        Files.writeString(folder.resolve("rules/.#shares.yaml"), "an editor's");

        assertThatThrownBy(() -> new UnreadRules(new ConfigFiles(folder)))
                .isInstanceOf(InvalidRules.class)
                .hasMessageContainingAll("residence.yaml", "tasks.yml")
                .hasMessageNotContaining("fees.yaml")
                .hasMessageNotContaining("shares.yaml");
    }

    @Test
    void theHousesOwnFilesAndNoFolderAreRead() {
        assertThatCode(() -> new UnreadRules(new ConfigFiles(Path.of("config"))))
                .doesNotThrowAnyException();
        assertThatCode(() -> new UnreadRules(new ConfigFiles(folder))).doesNotThrowAnyException();
    }
}
