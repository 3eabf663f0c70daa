package vn.lienthong.humantask;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

        assertThatThrownBy(() -> check(new ConfigFiles(config)))
                .isInstanceOf(InvalidRules.class)
                .hasMessage(rules + ": task-types.approve-account.expires: no route goes on with the outcome expired");
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
