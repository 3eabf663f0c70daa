package vn.lienthong.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.settings.RulesFile.Mapping;

class RulesFileTest {

    @TempDir
    private Path directory;

    private ConfigFiles files;
    private String file;

    @BeforeEach
    void useTheDirectory() {
        files = new ConfigFiles(directory);
        file = directory.resolve("rules.yaml").toString();
    }

    @Test
    void aRightFileBecomesTypes() {
        write(
                """
                title: Duyệt tài khoản
                code: 0012
                due: 3
                bulk: true
                nature: not-found
                on: 2026-02-16
                tags: [một, hai]
                outcomes:
                  approve: {label: Duyệt}
                  refuse:
                    label: Từ chối
                """);

        String read = read(top -> String.join(
                "|",
                top.text("title"),
                top.text("code"),
                "" + top.integer("due", 1, 60),
                "" + top.flag("bulk", false),
                "" + top.flag("hidden", false),
                "" + top.choice("nature", Nature.class),
                "" + top.value("on", "a date", LocalDate::parse, LocalDate.EPOCH),
                "" + top.texts("tags"),
                "" + top.optionalText("remark"),
                labels(top.named("outcomes"))));

        assertThat(read)
                .isEqualTo("Duyệt tài khoản|0012|3|true|false|NOT_FOUND|2026-02-16|[một, hai]|Optional.empty"
                        + "|approve=Duyệt,refuse=Từ chối");
    }

    @Test
    void everyComplaintIsNamedAtOnceWithLineAndField() {
        write(
                """
                due: soon
                nature: nice
                bulk: perhaps
                outcomes:
                  approve:
                    label: " "
                    colour: red
                  refuse: no
                tags: one
                list:
                  - {on: 2026-02-30}
                  - {on: 2026-02-16}
                due: 4
                """);

        List<String> complaints = complaints(top -> {
            top.text("title");
            top.integer("due", 1, 60);
            top.choice("nature", Nature.class);
            top.flag("bulk", false);
            labels(top.named("outcomes"));
            top.texts("tags");
            return top.mappings("list").stream()
                    .map(item -> item.value("on", "a date such as 2026-02-16", LocalDate::parse, LocalDate.EPOCH))
                    .toList();
        });

        assertThat(complaints)
                .containsExactly(
                        file + ":1: title: is missing, must be a text",
                        file + ":1: due: must be a whole number from 1 to 60, but is \"soon\"",
                        file + ":2: nature: must be one of not-found, invalid, but is \"nice\"",
                        file + ":3: bulk: must be true or false, but is \"perhaps\"",
                        file + ":6: outcomes.approve.label: must be a text, but is blank",
                        file + ":7: outcomes.approve.colour: is not a field known here (known: label)",
                        file + ":8: outcomes.refuse: must be a mapping of fields",
                        file + ":9: tags: must be a list",
                        file + ":11: list[1].on: must be a date such as 2026-02-16, but is \"2026-02-30\"",
                        file + ":13: due: is given twice");
    }

    @Test
    void aMissingMappingIsOneComplaintNotOnePerField() {
        write("title: x\n");

        List<String> complaints = complaints(top -> {
            Mapping hours = top.mapping("hours");
            return top.text("title") + hours.text("from") + hours.integer("least", 1, 2);
        });

        assertThat(complaints).containsExactly(file + ":1: hours: is missing, must be a mapping of fields");
    }

    @Test
    void aMisspeltKeyIsAComplaint() {
        write("title: x\ntilte: y\n");

        assertThat(complaints(top -> top.text("title")))
                .containsExactly(file + ":2: tilte: is not a field known here (known: title)");
    }

    @Test
    void aModuleAddsItsOwnComplaint() {
        write("from: 9\nto: 8\n");

        List<String> complaints = complaints(top -> {
            if (top.integer("from", 0, 24) > top.integer("to", 0, 24)) {
                top.complain("to", "is before from");
            }
            return Optional.empty();
        });

        assertThat(complaints).containsExactly(file + ":2: to: is before from");
    }

    @Test
    void textThatIsNotYamlIsNamedWithItsLine() {
        write("title: x\n  broken: [\n");

        assertThat(complaints(top -> top.text("title")))
                .singleElement()
                .asString()
                .startsWith(file + ":2: is not YAML");
    }

    @Test
    void anEmptyFileAndAMissingOneAreNamed() {
        write("");
        assertThat(complaints(top -> 1)).containsExactly(file + ":1: must be a mapping of fields");

        InvalidRules missing = catchThrowableOfType(
                InvalidRules.class, () -> RulesFile.read(files, "nowhere.yaml", Function.identity()));
        assertThat(missing.complaints()).containsExactly("classpath:config/nowhere.yaml:1: does not exist");
    }

    @Test
    void aFaultOfTheReaderItselfIsNotHidden() {
        write("title: x\n");

        IllegalStateException fault = catchThrowableOfType(
                IllegalStateException.class,
                () -> read(top -> {
                    throw new IllegalStateException("a bug");
                }));
        assertThat(fault).hasMessage("a bug");
    }

    private enum Nature {
        NOT_FOUND,
        INVALID
    }

    private static String labels(Map<String, Mapping> outcomes) {
        return outcomes.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().text("label"))
                .collect(Collectors.joining(","));
    }

    private <T> T read(Function<Mapping, T> reader) {
        return RulesFile.read(files, "rules.yaml", reader);
    }

    private List<String> complaints(Function<Mapping, ?> reader) {
        return catchThrowableOfType(InvalidRules.class, () -> read(reader)).complaints();
    }

    private void write(String yaml) {
        try {
            Files.writeString(directory.resolve("rules.yaml"), yaml);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
