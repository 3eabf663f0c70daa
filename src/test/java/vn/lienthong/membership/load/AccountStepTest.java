package vn.lienthong.membership.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import vn.lienthong.command.CommandLine;
import vn.lienthong.testsupport.Postgres;

/** {@code accounts.csv} through the command {@code load}, after the files it refers to. */
class AccountStepTest {

    private static final String HEADER =
            "personal_id,card_number,file_number,joined_on,official_on,cell_code,residence_cell_code,monthly_fee,fee_from,"
                    + "employer,phone,email,sex,address,native_place\n";

    @TempDir
    private Path folder;

    private String url;
    private JdbcClient jdbc;

    @BeforeEach
    void cellWithASecretary() throws IOException {
        url = Postgres.freshDatabaseUrl();
        jdbc = JdbcClient.create(new DriverManagerDataSource(url, "postgres", "postgres"));
        write(
                "organisations.csv",
                """
                code,kind,name,residential,parent_code,address,valid_from,valid_to
                HN,CITY_COMMITTEE,Thành phố,false,,Trụ sở mẫu,2015-01-01,
                CB,GRASSROOTS_CELL,Chi bộ mẫu,true,HN,Trụ sở mẫu,2015-01-01,
                """);
        write(
                "people.csv",
                """
                personal_id,full_name,birth_date,email
                001173000001,Nguyễn Thị Ví Dụ,1973-02-25,
                001173000002,Trần Thị Mẫu,1973-02-25,
                """);
        write(
                "positions.csv",
                """
                personal_id,organisation_code,kind,valid_from,valid_to
                001173000001,CB,SECRETARY,2026-01-01,
                """);
    }

    @Test
    void accountsAreActiveAndKnowThePositionTheHubKnows() throws IOException {
        accounts(line("001173000001", "CB", "60000"), line("001173000002", "CB", "47000"));

        assertThat(load()).contains("Loaded.").doesNotContain("LT-");

        assertThat(jdbc.sql(
                                """
                        SELECT p.full_name || ' ' || a.status || ' ' || (a.profile -> 'member' ->> 'position')
                            || ' ' || (a.profile -> 'fee' ->> 'monthly')
                        FROM member_account a JOIN person p ON p.id = a.person_id ORDER BY p.personal_id""")
                        .query(String.class)
                        .list())
                .containsExactly("Nguyễn Thị Ví Dụ ACTIVE SECRETARY 60000", "Trần Thị Mẫu ACTIVE MEMBER 47000");
    }

    @Test
    void loadingAgainChangesOnlyWhatDiffers() throws IOException {
        accounts(line("001173000001", "CB", "60000"), line("001173000002", "CB", "47000"));
        load();
        accounts(line("001173000001", "CB", "60000"), line("001173000002", "CB", "48000"));
        load();

        assertThat(jdbc.sql("SELECT version FROM member_account ORDER BY person_id")
                        .query(Integer.class)
                        .list())
                .containsExactly(1, 2);
    }

    @Test
    void aBadLineRefusesTheWholeLoadAndIsNamed() throws IOException {
        accounts(line("001173000001", "CB", "60000"), line("001173000009", "HN", "-5"));

        assertThat(load()).contains("LT-ORG-105");
        accounts(line("001173000001", "CB", "60000"), line("001173000009", "HN", "5"));
        assertThat(load()).contains("LT-ORG-003", "LT-REG-027");

        assertThat(jdbc.sql("SELECT count(*) FROM member_account")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private void accounts(String... lines) throws IOException {
        write("accounts.csv", HEADER + String.join("", lines));
    }

    private static String line(String personalId, String cell, String fee) {
        return personalId + ",01.000001,,2000-05-19,2001-05-19," + cell + ",CB," + fee
                + ",2026-09,Công ty mẫu,0912345678,vi.du@thu.example,FEMALE,Số 1 phố Người Mẫu,Xã Mẫu\n";
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
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
