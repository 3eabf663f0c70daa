package vn.lienthong.organisation.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.lienthong.command.CommandLine;
import vn.lienthong.testsupport.Postgres;

/** The command as the operator meets it, in its own small application. */
class LoadFilesTest {

    private static final String PEOPLE = "personal_id,full_name,birth_date,email\n001085000001,Nguyễn Văn Ví Dụ,,\n";

    @TempDir
    private Path folder;

    private final String url = Postgres.freshDatabaseUrl();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void loadsAndSaysSoInVietnamese() throws IOException {
        Files.writeString(folder.resolve("people.csv"), PEOPLE);

        assertThat(load(folder.toString())).isZero();
        assertThat(printed())
                .containsExactly(
                        "people.csv: 1 thêm mới, 0 thay đổi, 0 giữ nguyên, 0 để theo dữ liệu trên hệ thống",
                        "Đã nạp xong.");
        assertThat(people()).isEqualTo(1);
    }

    @Test
    void dryRunWritesNothing() throws IOException {
        Files.writeString(folder.resolve("people.csv"), PEOPLE);

        assertThat(load(folder.toString(), "--dry-run", "--en")).isZero();
        assertThat(printed())
                .containsExactly(
                        "people.csv: 1 new, 0 changed, 0 unchanged, 0 left as the hub has them",
                        "Dry run: the data is in order, nothing was written.");
        assertThat(people()).isZero();
    }

    @Test
    void badDataIsABadOutcome() throws IOException {
        Files.writeString(folder.resolve("people.csv"), PEOPLE + "1,Sai Số,,\n");

        assertThat(load("--dry-run", folder.toString())).isEqualTo(1);
        assertThat(printed())
                .first()
                .isEqualTo("people.csv:3: personal_id: Số định danh cá nhân phải gồm 12 chữ số,"
                        + " đúng cấu trúc do pháp luật quy định. (LT-ORG-004)");
        assertThat(people()).isZero();
    }

    @Test
    void misspeltOptionIsRefusedInsteadOfLoadingInEarnest() throws IOException {
        Files.writeString(folder.resolve("people.csv"), PEOPLE);

        assertThat(load(folder.toString(), "--dryrun")).isEqualTo(64);
        assertThat(load()).isEqualTo(64);
        assertThat(printed()).anyMatch(line -> line.contains("load <folder> [--dry-run]"));
        assertThat(people()).isZero();
    }

    private int load(String... arguments) {
        List<String> all = new ArrayList<>(List.of("load"));
        all.addAll(List.of(arguments));
        all.add("--spring.datasource.url=" + url);
        all.add("--spring.datasource.username=postgres");
        all.add("--spring.datasource.password=postgres");
        return new CommandLine(new PrintStream(printed, true, StandardCharsets.UTF_8)).run(all.toArray(String[]::new));
    }

    private List<String> printed() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    private long people() {
        return JdbcClient.create(new DriverManagerDataSource(url, "postgres", "postgres"))
                .sql("SELECT count(*) FROM person")
                .query(Long.class)
                .single();
    }
}
