package vn.lienthong.organisation.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.organisation.LoadReport;
import vn.lienthong.organisation.LoadReport.FileReport;
import vn.lienthong.organisation.LoadTally;
import vn.lienthong.organisation.Loader;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.organisation.ReportText;
import vn.lienthong.testsupport.Postgres;

class FileLoaderTest {

    private static final String ORGANISATIONS =
            """
            code,kind,name,residential,parent_code,address,valid_from,valid_to
            HN,CITY_COMMITTEE,Đảng bộ Thành phố,false,,Hà Nội,2015-01-01,
            Q,UPPER_COMMITTEE,Đảng bộ quận,true,HN,,2015-01-01,2025-06-30
            P,UPPER_COMMITTEE,Đảng bộ phường,true,HN,,2025-07-01,
            CTY,GRASSROOTS_COMMITTEE,Đảng bộ công ty,false,Q,,2015-01-01,2025-06-30
            CTY,GRASSROOTS_COMMITTEE,Đảng bộ công ty,false,P,,2025-07-01,
            KD1,CELL,Chi bộ Kinh doanh 1,false,CTY,"Số 1, phố Ví Dụ",2015-01-01,
            """;
    private static final String PEOPLE =
            """
            personal_id,full_name,birth_date,email
            001085000001,Nguyễn Văn Ví Dụ,1985-02-03,vi.du@thu.example
            001178000002,Trần Thị Mẫu Đơn,,
            """;
    private static final String POSITIONS =
            """
            personal_id,organisation_code,kind,valid_from,valid_to
            001178000002,KD1,SECRETARY,2025-04-01,
            001085000001,KD1,DEPUTY,2020-04-01,2025-03-31
            """;
    private static final String DELEGATIONS =
            """
            from_personal_id,to_personal_id,organisation_code,position_kind,task_types,valid_from,valid_to,reference
            001178000002,001085000001,KD1,SECRETARY,a b,2026-01-01,2026-12-31,GUQ 1
            """;

    @TempDir
    private Path folder;

    private JdbcClient jdbc;
    private Loader loader;
    private People people;
    private Positions positions;

    @BeforeEach
    void emptyDatabase() {
        LoadParts parts = LoadParts.on(Postgres.freshDatabase());
        jdbc = parts.jdbc();
        loader = parts.loader();
        people = parts.people();
        positions = parts.positions();
    }

    @Test
    void loadsTheFilesOfAFolder() throws IOException {
        everything();

        LoadReport report = loader.load(folder, false);

        assertThat(report.problems()).isEmpty();
        assertThat(report.files())
                .containsExactly(
                        new FileReport("organisations.csv", new LoadTally(6, 0, 0, 0)),
                        new FileReport("people.csv", new LoadTally(2, 0, 0, 0)),
                        new FileReport("positions.csv", new LoadTally(2, 0, 0, 0)),
                        new FileReport("delegations.csv", new LoadTally(1, 0, 0, 0)));
        assertThat(rows()).containsExactly(6L, 2L, 2L, 1L);
        long member = people.byPersonalId("001085000001").orElseThrow().id();
        assertThat(positions.mandates(member, LocalDate.of(2026, 5, 20)))
                .singleElement()
                .satisfies(mandate -> {
                    assertThat(mandate.onBehalfOf())
                            .contains(people.byPersonalId("001178000002")
                                    .orElseThrow()
                                    .id());
                    assertThat(mandate.scope()).containsExactlyInAnyOrder("a", "b");
                });
    }

    @Test
    void dryRunReportsTheSameAndWritesNothing() throws IOException {
        everything();

        LoadReport dry = loader.load(folder, true);

        assertThat(rows()).containsExactly(0L, 0L, 0L, 0L);
        assertThat(dry.refused()).isFalse();
        assertThat(dry.files()).isEqualTo(loader.load(folder, false).files());
    }

    @Test
    void loadingAgainChangesNothing() throws IOException {
        everything();
        loader.load(folder, false);
        List<String> before = content();

        LoadReport again = loader.load(folder, false);

        assertThat(again.problems()).isEmpty();
        assertThat(again.files())
                .extracting(FileReport::tally)
                .containsExactly(
                        new LoadTally(0, 0, 6, 0),
                        new LoadTally(0, 0, 2, 0),
                        new LoadTally(0, 0, 2, 0),
                        new LoadTally(0, 0, 1, 0));
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void whatDiffersIsChangedAndCounted() throws IOException {
        everything();
        loader.load(folder, false);

        write("organisations.csv", ORGANISATIONS.replace("Đảng bộ phường", "Đảng bộ phường Mẫu"));
        write("people.csv", PEOPLE.replace("Trần Thị Mẫu Đơn,,", "Trần Thị Mẫu Đơn,1978-09-12,"));
        write("positions.csv", POSITIONS.replace("2025-04-01,", "2025-04-01,2026-09-30"));
        write("delegations.csv", DELEGATIONS.replace("a b", ""));

        assertThat(loader.load(folder, false).files())
                .extracting(FileReport::tally)
                .containsExactly(
                        new LoadTally(0, 1, 5, 0),
                        new LoadTally(0, 1, 1, 0),
                        new LoadTally(0, 1, 1, 0),
                        new LoadTally(0, 1, 0, 0));
        assertThat(content()).contains("Đảng bộ phường Mẫu", "dang bo phuong mau p", "1978-09-12", "2026-09-30", "{}");
    }

    @Test
    void emptyFieldErasesNothing() throws IOException {
        everything();
        loader.load(folder, false);
        write("people.csv", PEOPLE.replace("1985-02-03,vi.du@thu.example", ","));

        assertThat(loader.load(folder, false).files().get(1).tally()).isEqualTo(new LoadTally(0, 0, 2, 0));
    }

    @Test
    void whatThePersonOrADecisionChangedSinceStands() throws IOException {
        everything();
        loader.load(folder, false);
        long secretary = people.signedIn("001178000002", Optional.of("key"), "Trần Thị Mẫu Đơn Mới", Optional.empty())
                .id();
        positions.end(secretary, "KD1", LocalDate.of(2026, 3, 31), "task:1");
        List<String> before = content();

        LoadReport report = loader.load(folder, false);

        assertThat(report.problems()).isEmpty();
        assertThat(report.files())
                .extracting(FileReport::tally)
                .containsExactly(
                        new LoadTally(0, 0, 6, 0),
                        new LoadTally(0, 0, 1, 1),
                        new LoadTally(0, 0, 1, 1),
                        new LoadTally(0, 0, 1, 0));
        assertThat(content()).isEqualTo(before);
    }

    @Test
    void aPositionThatADecisionEndedBeforeItBeganStaysAway() throws IOException {
        everything();
        loader.load(folder, false);
        long secretary = people.signedIn("001178000002", Optional.of("key"), "Trần Thị Mẫu Đơn", Optional.empty())
                .id();
        LocalDate begins =
                positions.heldBy(secretary, LocalDate.of(2026, 3, 31)).get(0).validFrom();
        positions.end(secretary, "KD1", begins.minusDays(1), "task:1");
        List<String> before = content();

        LoadReport report = loader.load(folder, false);

        assertThat(report.problems()).isEmpty();
        assertThat(report.files().get(2).tally()).isEqualTo(new LoadTally(0, 0, 1, 1));
        assertThat(content()).isEqualTo(before);
        assertThat(positions.heldBy(secretary, LocalDate.of(2026, 3, 31))).isEmpty();

        positions.appoint(secretary, "KD1", PositionKind.SECRETARY, begins, "task:2");
        write("positions.csv", POSITIONS.replace(",SECRETARY,2025-04-01,", ",SECRETARY,2025-04-01,2026-02-28"));
        loader.load(folder, false);
        assertThat(positions.heldBy(secretary, LocalDate.of(2026, 2, 28))).hasSize(1);
        assertThat(positions.heldBy(secretary, LocalDate.of(2026, 3, 1))).isEmpty();
    }

    @Test
    void whoLoggedInKeepsWhatWasChangedSinceAlsoWhereTheProviderTellsNoKey() throws IOException {
        everything();
        loader.load(folder, false);
        long member = people.signedIn("001085000001", Optional.empty(), null, Optional.empty())
                .id();
        people.changeEmail(member, Optional.of("moi@thu.example"));

        LoadReport report = loader.load(folder, false);

        assertThat(report.files().get(1).tally()).isEqualTo(new LoadTally(0, 0, 1, 1));
        assertThat(people.find(member).orElseThrow().email()).contains("moi@thu.example");
    }

    @Test
    void aDelegationLimitedToNothingKnownIsRefusedWordByWord() throws IOException {
        everything();
        write("delegations.csv", DELEGATIONS.replace("a b", "approve-acount a pay-fees"));

        assertThat(codes(loader.load(folder, false)))
                .containsExactly("delegations.csv:2 task_types LT-ORG-119", "delegations.csv:2 task_types LT-ORG-119");
    }

    @Test
    void onePeriodIsClosedAndTheNextOpenedInOneLoadInAnyOrder() throws IOException {
        everything();
        loader.load(folder, false);
        write(
                "organisations.csv",
                """
                code,kind,name,residential,parent_code,address,valid_from,valid_to
                KD1,CELL,Chi bộ Kinh doanh 1 mới,false,CTY,,2026-10-01,
                KD1,CELL,Chi bộ Kinh doanh 1,false,CTY,,2015-01-01,2026-09-30
                """);
        write(
                "positions.csv",
                """
                personal_id,organisation_code,kind,valid_from,valid_to
                001178000002,KD1,SECRETARY,2026-10-01,
                001178000002,KD1,SECRETARY,2025-04-01,2026-09-30
                """);

        LoadReport report = loader.load(folder, false);

        assertThat(lines(report)).noneMatch(line -> line.contains("LT-ORG"));
        assertThat(report.files())
                .extracting(FileReport::tally)
                .startsWith(new LoadTally(1, 1, 0, 0))
                .contains(new LoadTally(1, 1, 0, 0));
    }

    @Test
    void everyBadOrganisationIsNamedByLineAndField() throws IOException {
        write(
                "organisations.csv",
                """
                code,kind,name,residential,parent_code,address,valid_from,valid_to
                HN,CITY_COMMITTEE,Thành phố,false,,,2015-01-01,
                thường,CELL,Chi bộ,có,HN,,01/07/2025,
                A,WARD,,true,HN,,2025-07-01,2025-06-30
                B,CELL,Chi bộ,false,,,2025-07-01,
                C,CITY_COMMITTEE,Thành phố,false,HN,,2025-07-01,
                D,CELL,Chi bộ,false,KHONG,,2025-07-01,
                E,UPPER_COMMITTEE,E,false,F,,2025-07-01,
                F,GRASSROOTS_COMMITTEE,F,false,E,,2025-07-01,
                G,GRASSROOTS_COMMITTEE,G,false,HN,,2025-07-01,2026-06-30
                G,GRASSROOTS_COMMITTEE,G,false,HN,,2026-06-30,
                H,CELL,Chi bộ,false,I,,2025-07-01,
                I,GRASSROOTS_CELL,Chi bộ cơ sở,false,HN,,2025-07-01,
                K,CELL,Chi bộ,false,L,,2025-06-30,
                L,SECTION_COMMITTEE,Bộ phận,false,HN,,2025-07-01,
                L,SECTION_COMMITTEE,Bộ phận,false,HN,,2025-07-01,
                M,CELL,Chi bộ,false,HN,2025-07-01
                """);

        LoadReport report = loader.load(folder, false);

        assertThat(lines(report))
                .containsExactlyInAnyOrder(
                        "organisations.csv:3: code: The value is not in the right form; write it as HN-TAYHO. (LT-ORG-105)",
                        "organisations.csv:3: residential: The value is not in the right form; write it as true, false. (LT-ORG-105)",
                        "organisations.csv:3: valid_from: The value is not in the right form; write it as yyyy-MM-dd. (LT-ORG-105)",
                        "organisations.csv:4: kind: The value is not in the right form; write it as CITY_COMMITTEE,"
                                + " UPPER_COMMITTEE, GRASSROOTS_COMMITTEE, GRASSROOTS_CELL, SECTION_COMMITTEE, CELL. (LT-ORG-105)",
                        "organisations.csv:4: name: This field may not be empty. (LT-ORG-104)",
                        "organisations.csv:4: valid_to: The last day is before the first. (LT-ORG-114)",
                        "organisations.csv:5: parent_code: Only the city committee has no organisation above it; every other"
                                + " one must have one. (LT-ORG-111)",
                        "organisations.csv:6: parent_code: Only the city committee has no organisation above it; every other"
                                + " one must have one. (LT-ORG-111)",
                        "organisations.csv:7: parent_code: No organisation has the code KHONG at this time. (LT-ORG-002)",
                        "organisations.csv:8: parent_code: The organisation becomes its own superior (circle through F). (LT-ORG-112)",
                        "organisations.csv:9: parent_code: The organisation becomes its own superior (circle through E). (LT-ORG-112)",
                        "organisations.csv:11: valid_from: The period overlaps the one that begins on 2025-07-01. (LT-ORG-115)",
                        "organisations.csv:12: kind: CELL cannot be directly under GRASSROOTS_CELL. (LT-ORG-113)",
                        "organisations.csv:14: valid_from: The period reaches beyond the time in which the organisation L"
                                + " exists. (LT-ORG-116)",
                        "organisations.csv:16: The same as line 15. (LT-ORG-106)",
                        "organisations.csv:17: The line has 6 fields, the header line has 8 columns. (LT-ORG-103)",
                        "organisations.csv: 4 new, 0 changed, 0 unchanged, 0 left as the hub has them",
                        "Nothing was loaded: 16 errors to correct.");
        assertThat(rows()).containsExactly(0L, 0L, 0L, 0L);
    }

    @Test
    void superiorThatEndsTooEarlyForWhatIsStoredIsRefused() throws IOException {
        everything();
        loader.load(folder, false);
        write(
                "organisations.csv",
                ORGANISATIONS.lines().limit(1).findFirst().orElseThrow()
                        + "\nP,UPPER_COMMITTEE,Đảng bộ phường,true,HN,,2025-07-01,2026-06-30\n");

        assertThat(codes(loader.load(folder, false))).containsExactly("organisations.csv:2 valid_to LT-ORG-116");
        assertThat(content()).doesNotContain("2026-06-30");
    }

    @Test
    void everyBadPersonPositionAndDelegationIsNamedByLineAndField() throws IOException {
        write("organisations.csv", ORGANISATIONS);
        write(
                "people.csv",
                """
                personal_id,full_name,birth_date,email
                001085000001,Nguyễn Văn Ví Dụ,1985-02-03,
                001178000002,Trần Thị Mẫu Đơn,1979-09-12,
                00108500003,Thiếu Số,1985-02-30,không-phải-thư
                001485000004,,1985-01-01,
                001085000001,Trùng Dòng,1985-01-01,
                """);
        write(
                "positions.csv",
                """
                personal_id,organisation_code,kind,valid_from,valid_to
                001085000001,KD1,SECRETARY,2025-04-01,
                001085000001,KD1,SECRETARY,2026-04-01,
                001085000001,Q,SECRETARY,2025-04-01,
                001085000001,KHONG,SECRETARY,2025-04-01,
                001085000009,KD1,SECRETARY,2025-04-01,
                001085000001,KD1,BOSS,,
                """);
        write(
                "delegations.csv",
                """
                from_personal_id,to_personal_id,organisation_code,position_kind,task_types,valid_from,valid_to,reference
                001085000001,001085000001,KD1,SECRETARY,,2026-01-01,2026-12-31,GUQ 1
                001085000001,001178000002,KD1,DEPUTY,,2026-01-01,2026-12-31,GUQ 2
                001085000001,001178000002,KD1,SECRETARY,,2025-01-01,2025-03-31,GUQ 3
                001085000001,001085000009,KD1,SECRETARY,,2026-01-01,2026-12-31,GUQ 4
                001085000001,001178000002,KD1,SECRETARY,,2026-01-01,,
                """);

        LoadReport report = loader.load(folder, false);

        assertThat(codes(report))
                .containsExactly(
                        "people.csv:4 personal_id LT-ORG-004",
                        "people.csv:4 birth_date LT-ORG-105",
                        "people.csv:4 email LT-ORG-105",
                        "people.csv:5 personal_id LT-ORG-004",
                        "people.csv:5 full_name LT-ORG-104",
                        "people.csv:6  LT-ORG-106",
                        "positions.csv:7 kind LT-ORG-105",
                        "positions.csv:7 valid_from LT-ORG-104",
                        "positions.csv:3 valid_from LT-ORG-115",
                        "positions.csv:4 valid_from LT-ORG-116",
                        "positions.csv:5 organisation_code LT-ORG-002",
                        "positions.csv:6 personal_id LT-ORG-003",
                        "delegations.csv:2 to_personal_id LT-ORG-117",
                        "delegations.csv:6 valid_to LT-ORG-104",
                        "delegations.csv:6 reference LT-ORG-104",
                        "delegations.csv:3 from_personal_id LT-ORG-118",
                        "delegations.csv:4 from_personal_id LT-ORG-118",
                        "delegations.csv:5 to_personal_id LT-ORG-003");
        assertThat(report.warnings())
                .extracting(remark -> remark.file() + ":" + remark.line() + " "
                        + remark.code().code())
                .containsExactly("people.csv:3 LT-ORG-005");
        assertThat(String.join("\n", lines(report)))
                .doesNotContain("001085000001")
                .doesNotContain("Ví Dụ");
        assertThat(rows()).containsExactly(0L, 0L, 0L, 0L);
    }

    @Test
    void fileThatIsNoTableIsRefusedWithThePlaceWhereReadingStopped() throws IOException {
        Files.write(folder.resolve("people.csv"), PEOPLE.getBytes(StandardCharsets.UTF_16));
        assertThat(codes(loader.load(folder, false))).containsExactly("people.csv:1  LT-ORG-101");

        write("people.csv", "personal_id,full_name\n001085000001,Nguyễn Văn Ví Dụ\n");
        assertThat(codes(loader.load(folder, false))).containsExactly("people.csv:1  LT-ORG-102");

        write("people.csv", "");
        assertThat(codes(loader.load(folder, false))).containsExactly("people.csv:1  LT-ORG-102");
    }

    @Test
    void folderWithoutAnyOfTheFilesIsRefused() {
        assertThat(codes(loader.load(folder.resolve("nowhere"), false)))
                .singleElement()
                .asString()
                .endsWith("nowhere:0  LT-ORG-107");
    }

    @Test
    void byteOrderMarkAndWindowsLineEndsOfASpreadsheetAreFine() throws IOException {
        write("organisations.csv", "\uFEFF" + ORGANISATIONS.replace("\n", "\r\n"));

        LoadReport report = loader.load(folder, false);

        assertThat(report.problems()).isEmpty();
        assertThat(rows()).startsWith(6L);
        assertThat(content()).contains("Số 1, phố Ví Dụ");
    }

    private void everything() throws IOException {
        write("organisations.csv", ORGANISATIONS);
        write("people.csv", PEOPLE);
        write("positions.csv", POSITIONS);
        write("delegations.csv", DELEGATIONS);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private List<Long> rows() {
        return List.of("organisation", "person", "position", "delegation").stream()
                .map(table -> jdbc.sql("SELECT count(*) FROM " + table)
                        .query(Long.class)
                        .single())
                .toList();
    }

    /** Every value of every row of the module. */
    private List<String> content() {
        return List.of("organisation", "person", "position", "delegation").stream()
                .flatMap(table -> jdbc
                        .sql("SELECT value FROM " + table + " t, jsonb_each_text(to_jsonb(t)) ORDER BY t::text, key")
                        .query(String.class)
                        .list()
                        .stream())
                .map(value -> value == null ? "" : value.equals("[]") ? "{}" : value)
                .toList();
    }

    private static List<String> codes(LoadReport report) {
        return report.problems().stream()
                .map(remark -> remark.file() + ":" + remark.line() + " " + remark.column() + " "
                        + remark.code().code())
                .toList();
    }

    private static List<String> lines(LoadReport report) {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasenames("i18n/errors", "i18n/organisation");
        messages.setDefaultEncoding("UTF-8");
        return new ReportText(messages, Locale.ENGLISH).of(report);
    }
}
