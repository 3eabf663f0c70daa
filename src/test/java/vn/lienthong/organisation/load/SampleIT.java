package vn.lienthong.organisation.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.lienthong.command.CommandLine;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.testsupport.Postgres;
import vn.sandbox.sample.SampleGenerator;

/** The sample, small and large, through the command {@code load}: the files other modules add included. */
class SampleIT {

    private static final LocalDate TODAY = LocalDate.of(2026, 5, 20);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {300, 20_000})
    void generatedSampleLoadsCleanlyAndFillsEveryRole(int size) throws IOException {
        SampleGenerator.generate(size, folder, folder.resolve("partners"));
        String url = Postgres.freshDatabaseUrl();

        assertThat(load(folder, url))
                .doesNotContain("LT-")
                .contains("people.csv", "delegations.csv", "receiving-accounts.csv", "exemptions.csv", "Loaded.");

        JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(url, "postgres", "postgres"));
        assertThat(count(jdbc, "SELECT count(*) FROM person")).isGreaterThan((long) (size * 0.85));
        assertThat(leaderless(jdbc)).isEmpty();
        assertThat(count(jdbc, "SELECT count(*) FROM organisation WHERE kind = 'UPPER_COMMITTEE' AND valid_to IS NULL"))
                .isGreaterThanOrEqualTo(8);
        assertThat(jdbc.sql("SELECT DISTINCT kind FROM position ORDER BY kind")
                        .query(String.class)
                        .list())
                .containsExactly("COMMITTEE_MEMBER", "DELEGATE", "DEPUTY", "SECRETARY");
        assertThat(count(jdbc, "SELECT count(*) FROM position WHERE valid_to < date '2026-05-20'"))
                .isPositive();
        assertThat(count(
                        jdbc,
                        "SELECT count(*) FROM delegation WHERE date '2026-05-20' BETWEEN valid_from AND valid_to"))
                .isPositive();
        assertThat(count(jdbc, "SELECT count(*) FROM delegation WHERE valid_to < date '2026-05-20'"))
                .isPositive();
    }

    @Test
    void aDelegationMayBeLimitedToWhateverTheModulesKnowAndToNothingElse() throws IOException {
        SampleGenerator.generate(300, folder, folder.resolve("partners"));
        String url = Postgres.freshDatabaseUrl();

        limitDelegations("approve-account pay-fees-for-cell handle-fees make-residence-list write-residence-forms"
                + " send-residence-forms");
        assertThat(load(folder, url)).doesNotContain("LT-").contains("Loaded.");
        limitDelegations("approve-acount");
        assertThat(load(folder, url)).contains("LT-ORG-119", "approve-acount").doesNotContain("Loaded.");
    }

    private void limitDelegations(String taskTypes) throws IOException {
        Path file = folder.resolve("delegations.csv");
        String limited = Files.readString(file).replaceAll("(?m),SECRETARY,[^,]*,", ",SECRETARY," + taskTypes + ",");
        assertThat(limited).contains(taskTypes);
        Files.writeString(file, limited);
    }

    @Test
    void committedSampleIsWhatTheGeneratorWrites() throws IOException {
        SampleGenerator.generate(300, folder.resolve("hub"), folder.resolve("partners"));

        assertThat(contents(folder.resolve("hub"))).isNotEmpty().isEqualTo(contents(Path.of("config/sample")));
        assertThat(contents(folder.resolve("partners"))).isNotEmpty().allSatisfy(file -> assertThat(
                        contents(Path.of("src/sandbox/resources/sandbox")))
                .contains(file));
    }

    @Test
    void guidesCellHangsWhereTheGuideShowsItAndHasItsSecretary() {
        LoadParts parts = LoadParts.on(Postgres.freshDatabase());
        parts.loader().load(Path.of("config/sample"), false);

        assertThat(parts.organisations().fullName("HN-TAYHO-VIDU-KD1", TODAY))
                .isEqualTo("Chi bộ Kinh doanh 1 - Đảng bộ Công ty Cổ phần Tập đoàn Ví Dụ"
                        + " - Đảng bộ phường Tây Hồ - Đảng bộ Thành phố Hà Nội");
        assertThat(parts.organisations().fullName("HN-TAYHO-VIDU-KD1", LocalDate.of(2025, 5, 28)))
                .contains(" - Đảng bộ quận Tây Hồ - ");
        assertThat(parts.positions().holders("HN-TAYHO-VIDU-KD1", Set.of(PositionKind.SECRETARY), TODAY))
                .hasSize(1);
        assertThat(parts.positions().holders("HN-TAYHO-VIDU-KD1", Set.of(PositionKind.DEPUTY), TODAY))
                .as("the seat somebody will register for")
                .isEmpty();
    }

    /** What the command prints. */
    private static String load(Path folder, String url) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        new CommandLine(new PrintStream(printed, true, StandardCharsets.UTF_8))
                .run(
                        "load",
                        folder.toString(),
                        "--en",
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres");
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** Organisations of today without a secretary. */
    private static List<String> leaderless(JdbcClient jdbc) {
        return jdbc.sql(
                        """
                        SELECT code FROM organisation WHERE valid_to IS NULL
                        EXCEPT
                        SELECT organisation_code FROM position WHERE kind = 'SECRETARY' AND valid_to IS NULL
                        """)
                .query(String.class)
                .list();
    }

    private static Set<String> contents(Path directory) {
        try (Stream<Path> files = Files.list(directory)) {
            Set<String> contents = new HashSet<>();
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".csv")).toList()) {
                contents.add(file.getFileName() + "\n" + Files.readString(file));
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
