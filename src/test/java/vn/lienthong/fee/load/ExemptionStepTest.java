package vn.lienthong.fee.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.lienthong.command.CommandLine;
import vn.lienthong.testsupport.Postgres;

/** {@code exemptions.csv} through the command {@code load}. */
class ExemptionStepTest {

    private static final String HEADER = "personal_id,kind,share,from_month,to_month,decision,decided_on\n";
    private static final String FIRST = "001173000001";
    private static final String SECOND = "001173000002";

    @TempDir
    private Path folder;

    private String url;
    private JdbcClient jdbc;

    @BeforeEach
    void twoPeople() throws IOException {
        url = Postgres.freshDatabaseUrl();
        jdbc = JdbcClient.create(new DriverManagerDataSource(url, "postgres", "postgres"));
        Files.writeString(
                folder.resolve("people.csv"),
                """
                personal_id,full_name,birth_date,email
                001173000001,Nguyễn Thị Ví Dụ,1973-02-25,
                001173000002,Trần Thị Mẫu,1973-02-25,
                """);
    }

    @Test
    void decisionsAreStoredWithShareAndMonths() throws IOException {
        exemptions(
                line(FIRST, "hardship", 50, "2026-03", "2027-02"),
                line(SECOND, "critical-illness", 100, "2026-04", ""));

        assertThat(load()).contains("Loaded.").doesNotContain("LT-");

        assertThat(stored()).containsExactly("hardship 50 2026-03-01 2027-02-01", "critical-illness 100 2026-04-01 -");
    }

    @Test
    void loadingAgainChangesOnlyWhatDiffersAndKeepsWhatIsNotNamed() throws IOException {
        exemptions(
                line(FIRST, "hardship", 50, "2026-03", "2026-06"),
                line(SECOND, "critical-illness", 100, "2026-04", ""));
        assertThat(exemptionsLine(load())).contains("2 new");
        exemptions(
                line(FIRST, "hardship", 50, "2026-03", "2026-06"), line(FIRST, "hardship", 30, "2026-07", "2026-08"));
        assertThat(exemptionsLine(load())).contains("1 new", "1 unchanged");
        exemptions(line(SECOND, "critical-illness", 100, "2026-04", "2026-12"));
        assertThat(exemptionsLine(load())).contains("1 changed");

        assertThat(stored())
                .containsExactly(
                        "hardship 50 2026-03-01 2026-06-01",
                        "hardship 30 2026-07-01 2026-08-01",
                        "critical-illness 100 2026-04-01 2026-12-01");
    }

    @Test
    void aShortenedDecisionMakesRoomForTheNextInOneLoad() throws IOException {
        exemptions(line(FIRST, "hardship", 50, "2026-03", "2026-12"));
        load();
        exemptions(
                line(FIRST, "hardship", 70, "2026-06", "2026-12"), line(FIRST, "hardship", 50, "2026-03", "2026-05"));

        assertThat(load()).doesNotContain("LT-");

        assertThat(stored()).containsExactly("hardship 50 2026-03-01 2026-05-01", "hardship 70 2026-06-01 2026-12-01");
    }

    @Test
    void whatTheRulesDoNotKnowIsRefusedByLineAndColumn() throws IOException {
        exemptions(
                line(FIRST, "hardship", 40, "2026-03", "2026-06"),
                line(FIRST, "hardship", 0, "2026-01", "2026-01"),
                line(FIRST, "hardship", 101, "2026-01", "2026-01"),
                line(FIRST, "critical-illness", 50, "2026-03", "2026-06"),
                line(FIRST, "hardship", 50, "2026-03", "2027-03"),
                line(FIRST, "hardship", 50, "2026-03", ""),
                line(FIRST, "fifty-years", 100, "2026-01", ""),
                line(FIRST, "rich", 100, "2026-03", ""),
                line(FIRST, "hardship", 50, "2026-03", "2026-02"),
                line(FIRST, "hardship", 50, "03/2026", "2026-06"));

        assertThat(load().lines().filter(line -> line.contains("(LT-")))
                .extracting(line -> line.replaceFirst(".*exemptions.csv:(\\d+): (\\w+): .*\\((LT-.*)\\)", "$1 $2 $3"))
                .containsExactly(
                        "2 share LT-FEE-112",
                        "3 share LT-FEE-112",
                        "4 share LT-FEE-112",
                        "5 share LT-FEE-112",
                        "6 to_month LT-FEE-113",
                        "7 to_month LT-FEE-113",
                        "8 kind LT-FEE-111",
                        "9 kind LT-FEE-111",
                        "10 to_month LT-ORG-114",
                        "11 from_month LT-ORG-105");
        assertThat(stored()).isEmpty();
    }

    @Test
    void rulesOfTheFirstMonthJudge() throws IOException {
        exemptions(line(FIRST, "hardship", 40, "2026-01", ""), line(SECOND, "fifty-years", 100, "2026-02", ""));

        assertThat(load()).doesNotContain("LT-");
    }

    @Test
    void twoDecisionsForAMonthAndUnknownPeopleAreRefused() throws IOException {
        exemptions(line(FIRST, "hardship", 50, "2026-03", "2026-06"));
        load();
        exemptions(
                line(FIRST, "hardship", 30, "2026-06", "2026-07"),
                line("001173000009", "hardship", 30, "2026-06", "2026-07"));

        assertThat(load())
                .contains("exemptions.csv:2: from_month:", "LT-ORG-115")
                .contains("exemptions.csv:3: personal_id:", "LT-ORG-003");
    }

    private void exemptions(String... lines) throws IOException {
        Files.writeString(folder.resolve("exemptions.csv"), HEADER + String.join("", lines));
    }

    private static String line(String person, String kind, int share, String from, String to) {
        return String.join(",", person, kind, "" + share, from, to, "Quyết định số 01-QĐ/ĐU", "2026-01-15") + "\n";
    }

    private List<String> stored() {
        return jdbc.sql(
                        """
                        SELECT e.kind || ' ' || share || ' ' || from_month || ' ' || coalesce(to_month::text, '-')
                        FROM fee_exemption e JOIN person p ON p.id = e.person ORDER BY p.personal_id, from_month""")
                .query(String.class)
                .list();
    }

    private static String exemptionsLine(String report) {
        return report.lines()
                .filter(line -> line.contains("exemptions.csv"))
                .findFirst()
                .orElseThrow();
    }

    private String load() {
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
}
