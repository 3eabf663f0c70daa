package vn.lienthong.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.testsupport.JavaCommand;
import vn.lienthong.testsupport.Postgres;

/** The packaged hub beside an operator's folder: what it says when it cannot start. */
class HubStartIT {

    private static final int CONFIGURATION = 78;
    /** Long, because a busy machine is slow; a passing test waits for none of it. */
    private static final Duration LONG = Duration.ofMinutes(4);

    @TempDir
    private Path folder;

    private Process hub;

    @AfterEach
    void stop() throws InterruptedException {
        if (hub != null) {
            hub.destroyForcibly().waitFor();
        }
    }

    @Test
    void whatIsMissingIsNamedWithAnExampleAndWithoutAStackTrace() throws Exception {
        start(List.of());

        assertThat(exitCode()).isEqualTo(CONFIGURATION);
        assertThat(console())
                .contains("18 settings are missing")
                .containsPattern("spring\\.datasource\\.url +for example +jdbc:postgresql://db\\.internal")
                .containsPattern("spring\\.mail\\.host +for example +smtp\\.internal")
                .contains("Put them into config/application.yaml beside the program")
                .doesNotContain("\tat ")
                .doesNotContain("Exception");
    }

    @Test
    void aMistakeInTheRulesIsNamedWithLineAndFieldAndWithoutAStackTrace() throws Exception {
        String rules =
                Files.readString(Path.of("config/rules/tasks.yaml")).replaceFirst(" {4}escalate: ", "    escallate: ");
        long line =
                rules.lines().takeWhile(each -> !each.contains("escallate: ")).count() + 1;
        write("rules/tasks.yaml", rules);

        start(example(Postgres.freshDatabaseUrl()));

        assertThat(exitCode()).isEqualTo(CONFIGURATION);
        assertThat(console())
                .doesNotContain("\tat ")
                .contains("The rules cannot be used:")
                .containsPattern("rules/tasks\\.yaml:" + line + ": [^\n]*escallate: is not a field known here")
                .contains("Correct the file at the lines named and start again.");
    }

    /** What the example shows, with a database and a folder that are really there. */
    private List<String> example(String databaseUrl) throws IOException {
        write("application.yaml", Files.readString(Path.of("config/application.yaml.example")));
        return List.of(
                "--spring.datasource.url=" + databaseUrl,
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                "--server.port=0",
                "--management.server.port=0",
                "--lienthong.broker.data-directory=" + folder.resolve("broker"));
    }

    private void start(List<String> settings) throws IOException {
        List<String> command = JavaCommand.of(List.of(
                "-Xmx384m", "-XX:TieredStopAtLevel=1", "-jar", HubProcess.jar().toString()));
        command.addAll(settings);
        hub = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log().toFile())
                .start();
    }

    private int exitCode() throws InterruptedException {
        assertThat(hub.waitFor(LONG.toSeconds(), TimeUnit.SECONDS))
                .as("the hub gives up")
                .isTrue();
        return hub.exitValue();
    }

    private String console() throws IOException {
        return Files.readString(log());
    }

    private Path log() {
        return folder.resolve("hub.log");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve("config").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
