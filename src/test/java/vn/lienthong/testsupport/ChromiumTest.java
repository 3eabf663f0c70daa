package vn.lienthong.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChromiumTest {

    @TempDir
    private Path folder;

    @Test
    void theOneThatIsThereIsTaken() {
        Path browser = program("chromium");

        assertThat(Chromium.executable(
                        path(), there -> assertThat(there.getAsBoolean()).isTrue()))
                .isEqualTo(browser);
    }

    @Test
    void theOneNamedGoesFirst() {
        program("chromium");
        Path named = program("mine");

        assertThat(Chromium.executable(Map.of("PATH", folder.toString(), "CHROMIUM", named.toString()), there -> {}))
                .isEqualTo(named);
    }

    @Test
    void whereNoneIsItIsInstalled() {
        assertThat(Chromium.executable(path(), there -> {
                    assertThat(there.getAsBoolean()).isFalse();
                    program("chromium-headless-shell");
                    assertThat(there.getAsBoolean()).isTrue();
                }))
                .isEqualTo(folder.resolve("chromium-headless-shell"));
    }

    @Test
    void whereNoneCanBeInstalledASentenceSaysWhatToDo() {
        assertThatThrownBy(() -> Chromium.executable(path(), there -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("apt-get install chromium-headless-shell")
                .hasMessageContaining("CHROMIUM");
    }

    private Map<String, String> path() {
        return Map.of("PATH", folder.toString());
    }

    private Path program(String name) {
        try {
            Path file = Files.createFile(folder.resolve(name));
            assertThat(file.toFile().setExecutable(true)).isTrue();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
