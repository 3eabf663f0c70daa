package vn.lienthong.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.lienthong.testsupport.Postgres;

class CommandLineTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void onlyAWordAsksForACommand() {
        assertThat(CommandLine.asked("audit", "verify")).isTrue();
        assertThat(CommandLine.asked("--server.port=0")).isFalse();
        assertThat(CommandLine.asked()).isFalse();
    }

    @Test
    void auditVerifyReportsAnIntactChain() {
        assertThat(run("audit", "verify")).isZero();
        assertThat(printed()).contains("The audit chain is intact. It ends at nothing sealed yet");
    }

    @Test
    void anUnknownCommandListsTheKnownOnes() {
        assertThat(run("audit", "verfy")).isEqualTo(CommandLine.MISUSE);
        assertThat(printed()).contains("no command \"audit verfy\"").contains("audit verify [<position>");
    }

    @Test
    void wrongArgumentsShowTheUsage() {
        assertThat(run("audit", "verify", "yesterday")).isEqualTo(CommandLine.MISUSE);
        assertThat(printed()).contains("yesterday").contains("audit verify [<position>");
    }

    @Test
    void aMissingDatabaseSettingIsNamedAndOthersAreNotAskedFor() {
        assertThatThrownBy(() -> new CommandLine(new PrintStream(out)).run("audit", "verify"))
                .hasMessage("3 settings are missing");
    }

    private int run(String... words) {
        List<String> arguments = new ArrayList<>(Arrays.asList(words));
        arguments.addAll(List.of(
                "--spring.datasource.url=" + Postgres.freshDatabaseUrl(),
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres"));
        return new CommandLine(new PrintStream(out, true, StandardCharsets.UTF_8))
                .run(arguments.toArray(String[]::new));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
