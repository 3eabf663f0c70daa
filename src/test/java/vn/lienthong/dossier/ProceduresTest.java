package vn.lienthong.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.dossier.Procedures.Procedure;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.InvalidRules;

class ProceduresTest {

    @TempDir
    private Path directory;

    @Test
    void thePublishedProcedureIsAsPublished() {
        Procedure procedure = new Procedures(new ConfigFiles(Path.of("no-such-directory"))).of("residence-comment");

        assertThat(procedure.code()).isEqualTo("2.002753");
        assertThat(procedure.name()).startsWith("Lấy ý kiến nhận xét của chi ủy, chi bộ đối với đảng viên");
        assertThat(procedure.fieldName()).isEqualTo("Dịch vụ công trong Đảng");
        assertThat(procedure.dueWorkingDays()).isEqualTo(3);
    }

    @Test
    void mistakesAreNamedByLineAndField() throws IOException {
        Files.createDirectories(directory.resolve("rules"));
        Files.writeString(
                directory.resolve("rules/procedures.yaml"),
                """
                procedures:
                  registration:
                    prefix: g22-99
                    code: LT.000001
                    field: {code: A}
                    due-working-days: 0
                    provenance: ours
                """);

        List<String> complaints = catchThrowableOfType(
                        InvalidRules.class, () -> new Procedures(new ConfigFiles(directory)))
                .complaints();

        String file = directory.resolve("rules/procedures.yaml").toString();
        assertThat(complaints)
                .containsExactlyInAnyOrder(
                        file
                                + ":3: procedures.registration.prefix: must be a prefix such as G22.99.DP, but is \"g22-99\"",
                        file + ":3: procedures.registration.name: is missing, must be a text",
                        file + ":5: procedures.registration.field.name: is missing, must be a text",
                        file
                                + ":6: procedures.registration.due-working-days: must be a whole number from 1 to 250, but is \"0\"");
    }
}
