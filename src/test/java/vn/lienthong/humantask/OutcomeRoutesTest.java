package vn.lienthong.humantask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.InvalidRules;

class OutcomeRoutesTest {

    @TempDir
    private Path config;

    @Test
    void aTypeMayNotExpireWhereNoRouteGoesOn() throws IOException {
        Path rules = Files.createDirectories(config.resolve("rules")).resolve("tasks.yaml");
        String shipped = Files.readString(Path.of("config/rules/tasks.yaml"));
        Files.writeString(rules, shipped.replaceFirst("\n    due:", "\n    expires: {working-days: 5}\n    due:"));
        int line = Files.readAllLines(rules).indexOf("    expires: {working-days: 5}") + 1;

        assertThatThrownBy(() -> check(new ConfigFiles(config)))
                .isInstanceOf(InvalidRules.class)
                .hasMessage(rules + ":" + line
                        + ": task-types.approve-account.expires: no route goes on with the outcome expired");
    }

    @Test
    void anOutcomeKnowsItsLine() throws IOException {
        List<String> lines = Files.readAllLines(Path.of("config/rules/tasks.yaml"));
        TaskType type = new TaskTypes(new ConfigFiles(Path.of("config"))).get("approve-position");

        assertThat(lines.subList(0, type.outcome("refuse").orElseThrow().line()))
                .last()
                .asString()
                .startsWith("      refuse:");
        assertThat(lines.subList(0, type.outcome("refuse").orElseThrow().line()))
                .contains("  approve-position:");
    }

    @Test
    void noShippedTypeExpires() {
        assertThatCode(() -> check(new ConfigFiles(Path.of("config")))).doesNotThrowAnyException();
    }

    private static void check(ConfigFiles files) throws IOException {
        try (DefaultCamelContext camel = new DefaultCamelContext()) {
            new OutcomeRoutes(new TaskTypes(files), files).check(camel);
        }
    }
}
