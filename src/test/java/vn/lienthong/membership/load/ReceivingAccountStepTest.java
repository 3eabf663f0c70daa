package vn.lienthong.membership.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.lienthong.command.CommandLine;
import vn.lienthong.testsupport.Postgres;

/** {@code receiving-accounts.csv} through the command {@code load}. */
class ReceivingAccountStepTest {

    private static final String HEADER =
            "organisation_code,personal_id,bank,account_number,holder,valid_from,reference\n";
    private static final String WARD = "HN-MAU";

    @TempDir
    private Path folder;

    private String url;
    private JdbcClient jdbc;

    @BeforeEach
    void aWardWithACell() throws IOException {
        url = Postgres.freshDatabaseUrl();
        jdbc = JdbcClient.create(new DriverManagerDataSource(url, "postgres", "postgres"));
        Files.writeString(
                folder.resolve("organisations.csv"),
                """
                code,kind,name,residential,parent_code,address,valid_from,valid_to
                HN,CITY_COMMITTEE,Đảng bộ Thành phố Mẫu,false,,Trụ sở mẫu,2015-01-01,
                HN-MAU,UPPER_COMMITTEE,Đảng bộ phường Mẫu,true,HN,Trụ sở mẫu,2015-01-01,
                HN-MAU-1,CELL,Chi bộ 1,true,HN-MAU,Trụ sở mẫu,2015-01-01,
                """);
        Files.writeString(
                folder.resolve("people.csv"),
                """
                personal_id,full_name,birth_date,email
                001173000001,Nguyễn Thị Ví Dụ,1973-02-25,
                """);
    }

    @Test
    void anAccountIsInForceUntilTheNextAndLoadingAgainChangesNothing() throws IOException {
        accounts(
                line(WARD, "1000000001", "2026-01-01", "01-QĐ/ĐU"), line("HN", "9000000001", "2026-01-01", "01-QĐ/TU"));
        assertThat(report()).contains("2 new");
        assertThat(report()).contains("2 unchanged");

        accounts(
                line(WARD, "1000000001", "2026-01-01", "01-QĐ/ĐU"), line(WARD, "2000000002", "2026-06-01", "07-QĐ/ĐU"));
        assertThat(report()).contains("1 new", "1 unchanged");
        assertThat(report()).contains("2 unchanged");

        assertThat(stored())
                .containsExactly(
                        "HN 9000000001 2026-01-01 - load:01-QĐ/TU",
                        "HN-MAU 1000000001 2026-01-01 2026-05-31 load:01-QĐ/ĐU",
                        "HN-MAU 2000000002 2026-06-01 - load:07-QĐ/ĐU");
    }

    @Test
    void aDryRunWritesNothing() throws IOException {
        accounts(line(WARD, "1000000001", "2026-01-01", "01-QĐ/ĐU"));

        assertThat(load("--dry-run")).contains("receiving-accounts.csv").doesNotContain("LT-");

        assertThat(stored()).isEmpty();
    }

    @Test
    void whatDoesNotFitIsRefusedByLineAndColumn() throws IOException {
        accounts(line(WARD, "1000000001", "2026-03-01", "01-QĐ/ĐU"));
        load();
        accounts(
                line("HN-MAU-1", "1000000002", "2026-03-01", "02-QĐ/ĐU"),
                line("HN-KHONG", "1000000003", "2026-03-01", "03-QĐ/ĐU"),
                line(WARD, "12 34", "2026-04-01", "04-QĐ/ĐU"),
                line(WARD, "1000000005", "2026-02-01", "05-QĐ/ĐU"),
                line(WARD, "1000000006", "2026-05-01", "01-QĐ/ĐU"),
                line(WARD, "1000000007", "2026-07-01", "").replace("001173000001", "001173000009"));

        assertThat(load().lines().filter(line -> line.contains("(LT-")))
                .extracting(line ->
                        line.replaceFirst(".*receiving-accounts.csv:(\\d+): (\\w+): .*\\((LT-.*)\\)", "$1 $2 $3"))
                .containsExactlyInAnyOrder(
                        "2 organisation_code LT-ORG-120",
                        "3 organisation_code LT-ORG-002",
                        "4 account_number LT-ORG-105",
                        "5 valid_from LT-ORG-115",
                        "6 reference LT-ORG-121",
                        "7 reference LT-ORG-104");
        assertThat(stored()).containsExactly("HN-MAU 1000000001 2026-03-01 - load:01-QĐ/ĐU");
    }

    private void accounts(String... lines) throws IOException {
        Files.writeString(folder.resolve("receiving-accounts.csv"), HEADER + String.join("", lines));
    }

    private static String line(String organisation, String number, String from, String reference) {
        return String.join(",", organisation, "001173000001", "970436", number, "DANG BO MAU", from, reference) + "\n";
    }

    private List<String> stored() {
        return jdbc.sql(
                        """
                        SELECT organisation || ' ' || account_number || ' ' || valid_from || ' '
                               || coalesce(valid_to::text, '-') || ' ' || confirmed_by
                          FROM receiving_account ORDER BY organisation, valid_from""")
                .query(String.class)
                .list();
    }

    private String report() {
        return load().lines()
                .filter(line -> line.contains("receiving-accounts.csv"))
                .findFirst()
                .orElseThrow();
    }

    private String load(String... more) {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        List<String> words = new ArrayList<>(List.of("load", folder.toString(), "--en"));
        words.addAll(Arrays.asList(more));
        words.addAll(List.of(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres"));
        new CommandLine(new PrintStream(printed, true, StandardCharsets.UTF_8)).run(words.toArray(String[]::new));
        return printed.toString(StandardCharsets.UTF_8);
    }
}
