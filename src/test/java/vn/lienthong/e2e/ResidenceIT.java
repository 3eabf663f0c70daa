package vn.lienthong.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The guide's chapter on comments of the residence, screen by screen, by the six people it needs. */
class ResidenceIT extends BrowserTest {

    private static final String GROUP =
            "2. Thủ tục lấy ý kiến nhận xét của chi ủy, chi bộ đối với đảng viên của mình thực hiện nhiệm vụ nơi cư trú";

    /** Where the guide has the three screens of the residence. */
    private static final String OFFICE = "Quản trị và xử lý hồ sơ";

    private static final String MAKE = "Lập danh sách đảng viên cần giới thiệu và xin nhận xét tại nơi cư trú";
    private static final String APPROVE = "Duyệt danh sách đảng viên cần giới thiệu và xin nhận xét tại nơi cư trú";
    private static final String SEND = "Gửi danh sách đảng viên cần giới thiệu và xin nhận xét tại nơi cư trú";
    private static final String REPORT = "Báo cáo kết quả thực hiện nhiệm vụ nơi cư trú";
    private static final String RECEIVE = "Nhận phiếu nhận xét và báo cáo kết quả thực hiện nhiệm vụ tại nơi cư trú";

    /** Đảng viên Chi bộ Kinh doanh 1, living in the cell below. */
    private static final String MEMBER = "001085000035";

    private static final String MEMBERS_NAME = "Đặng Văn Tạm Tên";
    /** Bí thư Chi bộ 22, phường Hoàn Kiếm. */
    private static final String CELL_SECRETARY = "001063000162";
    /** Bí thư and phó bí thư of the ward's committee. */
    private static final String WARD_SECRETARY = "001098000150";

    private static final String WARD_DEPUTY = "001082000151";

    private static final int[] WIDTHS = {1280, 390, 320};

    private static final Map<String, String> NOT_LOOKED_AT = Map.of(
            "/residence/requests/return", "the question of a POST once more, after a login that came in between");

    /** What is wrong with a page for somebody who cannot see it, or sees it on a phone. */
    private final List<String> faults = new ArrayList<>();

    @Test
    void aMemberIsCommentedOnFromTheListToTheSignedForm() {
        Window maker = loggedIn(SECRETARY);
        makeList(maker);
        Window approver = loggedIn(SUPERIOR);
        refuseList(approver, "Thiếu yêu cầu báo cáo của một đồng chí.");
        correctList(maker, "Thiếu yêu cầu báo cáo của một đồng chí.");
        approveList(approver);
        sendList(maker);
        Window member = loggedIn(MEMBER);
        report(member);
        Window cell = loggedIn(CELL_SECRETARY);
        writeForm(cell, 1);
        Window ward = loggedIn(WARD_SECRETARY);
        returnForm(ward, "Xin ghi rõ việc tham gia họp tổ dân phố.");
        writeForm(cell, 2);
        approveForm(ward);
        Window sender = loggedIn(WARD_DEPUTY);
        signAndSend(sender);
        receive(maker);

        eventually(() -> assertThat(statuses()).endsWith("9", "10"));
        assertThat(statuses()).startsWith("1", "2", "4", "5", "4");
        eventuallyShows(member, "/notices", "hiếu nhận xét");
        look(member, "residence-member-notices");
        everyPageIsForEveryone(maker, approver, member, cell, ward, sender);
        strangersAreTurnedAway(maker, cell);
    }

    @Test
    void aListFromPaperIsHandedInOnlyWithItsScan() {
        Window maker = loggedIn(SECRETARY);
        maker.open("/residence/lists");
        maker.main().getByLabel("Hình thức nộp").selectOption("IN_PERSON");
        maker.button("Lập danh sách").click();
        maker.button("Chọn cả Chi bộ").click();
        maker.button("Trình phê duyệt").click();
        assertThat(maker.main()).containsText("Bản giấy chưa có bản chụp kèm theo");

        maker.main()
                .getByLabel("Tệp bản chụp")
                .setInputFiles(new FilePayload(
                        "danh sách giấy.png", "image/png", maker.page().screenshot()));
        maker.button("Tải lên bản chụp").click();
        assertThat(maker.main()).containsText("Đã lưu bản chụp");
        assertThat(maker.main()).containsText("Bản chụp 1: danh sách giấy.png");
        look(maker, "residence-paper-list");
        check(maker, "a paper list", WIDTHS);

        maker.open("/residence/lists");
        assertThat(maker.main().locator("tbody tr").first()).containsText("Trực tiếp");
        look(maker, "residence-lists-paper");
        check(maker, "lists", WIDTHS);
        maker.open("/residence/lists/statistics");
        check(maker, "statistics", WIDTHS);
        assertThat(faults).isEmpty();
    }

    private void makeList(Window maker) {
        maker.menu(GROUP, MAKE);
        look(maker, "residence-lists-empty");
        maker.button("Lập danh sách").click();
        maker.button("Chọn cả Chi bộ").click();
        assertThat(maker.main()).containsText(MEMBERS_NAME);
        look(maker, "residence-list-edit");
        String list = maker.page().url().replaceFirst("[?#].*$", "");
        maker.main()
                .getByRole(
                        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Chọn nơi cư trú của " + MEMBERS_NAME))
                .click();
        assertThat(maker.title()).hasText("Đổi nơi cư trú");
        look(maker, "residence-picker");
        maker.page().navigate(list + "/members");
        look(maker, "residence-add-members");
        maker.page().navigate(list);
        maker.main()
                .getByLabel("Tệp Excel (.xlsx) hoặc CSV")
                .setInputFiles(new FilePayload(
                        "dong.csv", "text/csv", "Số CCCD,Loại\n001000000000,Khen\n".getBytes(StandardCharsets.UTF_8)));
        maker.button("Nhập tệp").click();
        look(maker, "residence-file-problems");
        maker.page().navigate(list);
        maker.button("Trình phê duyệt").click();
        assertThat(maker.main()).containsText("Đã trình phê duyệt danh sách.");
    }

    private void refuseList(Window approver, String reason) {
        openList(approver, APPROVE, "/residence/lists/approvals", "Từ chối");
        look(approver, "residence-approval");
        approver.link("Từ chối").click();
        check(approver, "the question before a refusal", 1280, 320);
        approver.question().getByLabel("Lý do").fill(reason);
        approver.confirm("Từ chối");
        assertThat(approver.main()).containsText("Đã từ chối danh sách.");
    }

    private void correctList(Window maker, String reason) {
        eventuallyShows(maker, "/residence/lists", reason);
        maker.main().locator("tbody a").first().click();
        assertThat(maker.main()).containsText(reason);
        maker.main().getByLabel("Yêu cầu " + MEMBERS_NAME + " báo cáo").check();
        look(maker, "residence-list-refused");
        maker.button("Trình phê duyệt").click();
        assertThat(maker.main()).containsText("Đã trình phê duyệt danh sách.");
    }

    private void approveList(Window approver) {
        openList(approver, APPROVE, "/residence/lists/approvals", "Ký số phê duyệt");
        approver.button("Ký số phê duyệt").click();
        assertThat(approver.main()).containsText("Đã ký số và phê duyệt danh sách.");
        look(approver, "residence-approved");
        String paper = approver.main()
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("DSCT-"))
                .getAttribute("href");
        APIResponse signed = approver.page().request().get(sandbox().hubUrl() + paper);
        assertThat(new String(signed.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    private void sendList(Window maker) {
        openList(maker, SEND, "/residence/lists/sending", "Gửi tổ chức Đảng nơi cư trú");
        look(maker, "residence-send");
        String list = maker.page().url();
        maker.main()
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Thôi gửi"))
                .first()
                .click();
        look(maker, "residence-give-up");
        maker.page().navigate(list);
        maker.button("Gửi tổ chức Đảng nơi cư trú").click();
        eventually(() -> {
            assertThat(maker.main().innerText()).contains("Đã gửi tổ chức đảng nơi cư trú");
        });
        look(maker, "residence-sent");
    }

    private void report(Window member) {
        member.menu(GROUP, REPORT);
        eventually(() -> {
            member.open("/residence/reports");
            assertThat(member.main().locator("tbody a").count()).isPositive();
        });
        member.main().locator("tbody a").first().click();
        assertThat(member.main()).containsText("Số CCCD");
        member.main().getByLabel("Nhận xét chung").fill("Tham gia đầy đủ các buổi sinh hoạt của khu dân cư.");
        byte[] picture = member.page().screenshot();
        member.main()
                .locator("input[type=file]")
                .setInputFiles(new FilePayload("minh chứng.png", "image/png", picture));
        look(member, "residence-report");
        member.button("Gửi báo cáo").click();
        assertThat(member.main()).containsText("Đã gửi báo cáo tới chi bộ nơi cư trú.");
        assertThat(member.button("Rút báo cáo")).isVisible();
        look(member, "residence-report-sent");
    }

    /** @param criterionLevel the level chosen for every criterion */
    private void writeForm(Window cell, int criterionLevel) {
        cell.menu(OFFICE, "Lập phiếu nhận xét");
        eventuallyShows(cell, "/residence/forms/write", MEMBERS_NAME);
        look(cell, "residence-write");
        row(cell).locator("input[type=checkbox]").check();
        cell.button("Chọn").click();
        assertThat(cell.main()).containsText("Nêu gương về phẩm chất chính trị");
        assertThat(cell.main()).containsText("Tham gia đầy đủ các buổi sinh hoạt của khu dân cư.");
        for (int criterion = 1; criterion <= 6; criterion++) {
            Locator level = cell.main().locator("#c" + criterion + "-" + criterionLevel);
            level.press("Space"); // by the keyboard: the bar at the foot may lie over it until the page has scrolled
            assertThat(level).isChecked();
        }
        cell.main().locator("#remarks").fill("Gia đình văn hóa; tham gia đủ các cuộc họp tổ dân phố.");
        cell.main()
                .locator(".names-list")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(MEMBERS_NAME))
                .click();
        cell.page().waitForURL("**?line=**");
        assertThat(cell.main().locator("#remarks")).hasValue("Gia đình văn hóa; tham gia đủ các cuộc họp tổ dân phố.");
        assertThat(cell.main().locator("#c6-" + criterionLevel)).isChecked();
        look(cell, "residence-sheet");
        cell.button("Lưu và trình phê duyệt phiếu này").click();
        assertThat(cell.main()).containsText("Chờ phê duyệt");
    }

    private void returnForm(Window ward, String reason) {
        ward.menu(OFFICE, "Duyệt phiếu nhận xét");
        eventuallyShows(ward, "/residence/forms/approve", MEMBERS_NAME);
        look(ward, "residence-forms-approve");
        row(ward)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Trả lại"))
                .click();
        check(ward, "the question before a form goes back", 1280, 320);
        ward.question().getByLabel("Lý do").fill(reason);
        ward.confirm("Trả lại");
        assertThat(ward.main()).containsText("Đã ghi nhận quyết định");
    }

    private void approveForm(Window ward) {
        eventuallyShows(ward, "/residence/forms/approve", MEMBERS_NAME);
        row(ward).locator("input[type=checkbox]").check();
        ward.button("Phê duyệt các phiếu đã chọn").click();
        eventually(() -> {
            ward.open("/residence/forms/approve");
            assertThat(ward.main().innerText()).doesNotContain(MEMBERS_NAME);
        });
    }

    private void signAndSend(Window sender) {
        sender.menu(OFFICE, "Gửi phiếu nhận xét");
        eventuallyShows(sender, "/residence/forms/send", MEMBERS_NAME);
        look(sender, "residence-forms-send");
        row(sender).locator("input[type=checkbox]").check();
        sender.button("Ký số và gửi").click();
        assertThat(sender.main()).containsText("sẽ được ký");
        look(sender, "residence-forms-question");
        sender.main()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Ký số và gửi"))
                .click();
        assertThat(sender.main()).containsText("Xong: đã gửi 1 trên 1 phiếu");
        look(sender, "residence-forms-sent");
    }

    private void receive(Window maker) {
        maker.menu(GROUP, RECEIVE);
        maker.main().locator("tbody a").first().click();
        String list = maker.page().url();
        eventually(() -> {
            maker.page().navigate(list);
            assertThat(maker.main().innerText()).contains("PNX-");
        });
        look(maker, "residence-received");
        row(maker)
                .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Xem báo cáo của " + MEMBERS_NAME))
                .click();
        look(maker, "residence-received-report");
        maker.page().navigate(list);
        String form = row(maker)
                .getByRole(
                        AriaRole.LINK, new Locator.GetByRoleOptions().setName("Xem phiếu nhận xét của " + MEMBERS_NAME))
                .getAttribute("href");
        APIResponse paper = maker.page().request().get(sandbox().hubUrl() + form);
        assertThat(new String(paper.body(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    }

    /** The line of the member in the table of the page. */
    private static Locator row(Window window) {
        return window.main()
                .locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText(MEMBERS_NAME))
                .first();
    }

    /** Opens the newest list of a page of lists, and waits until this can be done with it. */
    private static void openList(Window window, String entry, String path, String action) {
        window.menu(GROUP, entry);
        eventually(() -> {
            window.open(path);
            window.main().locator("tbody a").first().click();
            assertThat(window.main().innerText()).contains(action);
        });
    }

    /** What the portal was told of the member's dossier, the one that was not refused; the present status last. */
    private List<String> statuses() {
        return portalDossiers(MEMBER).stream()
                .map(dossier -> StreamSupport.stream(dossier.path("statuses").spliterator(), false)
                        .map(JsonNode::asText)
                        .toList())
                .filter(statuses -> !statuses.contains("3"))
                .findFirst()
                .orElse(List.of());
    }

    /** Each page as somebody sees it who has something on it, and what its first line leads to. */
    private void everyPageIsForEveryone(
            Window maker, Window approver, Window member, Window cell, Window ward, Window sender) {
        fillWhatIsEmpty();
        pages(maker, "/residence/lists", "/residence/lists/sending", "/residence/lists/receiving");
        pages(maker, "/residence/lists/statistics");
        filled(maker, "/residence/violations/received");
        pages(approver, "/residence/lists/approvals");
        pages(member, "/residence/reports");
        pages(cell, "/residence/violations/new/" + line(), "/residence/forms/statistics");
        pages(ward, "/residence/forms/statistics");
        pages(cell, "/residence/forms/write", "/residence/members");
        pages(ward, "/residence/forms/approve");
        filled(cell, "/residence/members/introductions", "/residence/requests/returned");
        filled(ward, "/residence/violations");
        pages(sender, "/residence/forms/send?show=SENT");
        partsOfPages(maker, member, cell, ward);
        assertThat(faults).isEmpty();
        assertAllLookedAt(path -> path.startsWith("/residence/"), NOT_LOOKED_AT);
    }

    /** What no first line of a page leads to. */
    private void partsOfPages(Window maker, Window member, Window cell, Window ward) {
        String line = line();
        String list = text("SELECT list::text FROM residence_line WHERE id = ?::uuid", line);
        pages(
                maker,
                "/residence/lists/" + list + "/versions/1",
                "/residence/lists/receiving/" + list + "/lines/" + line + "/paper-report");
        pages(member, "/residence/members/mine");
        pages(ward, "/residence/forms/approve/all");
        String introduced = text("SELECT line::text FROM residence_request WHERE kind = ? LIMIT 1", "INTRODUCE");
        String twoWay = text("SELECT id::text FROM residence_two_way WHERE line = ?::uuid", introduced);
        pages(
                cell,
                "/residence/violations/new",
                "/residence/members/introductions/" + introduced + "/report",
                "/residence/members/" + twoWay,
                "/residence/members/" + twoWay + "/end");
    }

    private String text(String query, String parameter) {
        return database().sql(query).param(parameter).query(String.class).single();
    }

    /** A notice of a violation at both ends, an introduction that waits, a request that went back: each a row of its page. */
    private void fillWhatIsEmpty() {
        for (String kind : List.of("INTRODUCE", "COMMENT")) {
            database()
                    .sql(
                            """
                            INSERT INTO residence_request (line, delivery, dossier, organisation, year, person, full_name, card_number,
                                                           address, work_cell, kind, report_wanted, search_text, received_at,
                                                           incomplete_until, due_at, returned_at, returned_by, return_reason)
                            SELECT gen_random_uuid(), r.delivery, r.dossier, r.organisation, r.year, r.person, r.full_name, r.card_number,
                                   r.address, r.work_cell, k.kind, true, r.search_text, now(), now(),
                                   CASE WHEN k.kind = 'INTRODUCE' THEN now() END, CASE WHEN k.kind = 'COMMENT' THEN now() END,
                                   CASE WHEN k.kind = 'COMMENT' THEN f.submitted_by END,
                                   CASE WHEN k.kind = 'COMMENT' THEN 'Không cư trú ở đây' END
                              FROM residence_request r JOIN residence_form f ON f.line = r.line, (SELECT ?::text AS kind) AS k
                             WHERE f.state = 'SENT'
                            """)
                    .param(kind)
                    .update();
        }
        database()
                .sql("INSERT INTO residence_two_way (id, organisation, person, line, since)"
                        + " SELECT gen_random_uuid(), organisation, person, line, CURRENT_DATE"
                        + " FROM residence_request WHERE kind = 'INTRODUCE'")
                .update();
        database()
                .sql(
                        """
                        WITH written AS (
                            INSERT INTO residence_violation (id, form_key, line, organisation, person, urgent, text, state,
                                                             written_by, written_at, decided_by, decided_at)
                            SELECT gen_random_uuid(), gen_random_uuid(), r.line, r.organisation, r.person, true, 'Gây mất trật tự',
                                   'SENT', f.submitted_by, now(), f.decided_by, now()
                              FROM residence_request r JOIN residence_form f ON f.line = r.line WHERE f.state = 'SENT'
                            RETURNING *)
                        INSERT INTO residence_told_violation (id, line, organisation, person, by_code, by_name, at, urgent, text)
                        SELECT w.id, l.id, t.organisation, w.person, w.organisation, 'Chi bộ nơi cư trú', now(), true, w.text
                          FROM written w JOIN residence_line l ON l.id = w.line JOIN residence_list t ON t.id = l.list
                        """)
                .update();
    }

    private void pages(Window window, String... pages) {
        for (String page : pages) {
            assertThat(window.open(page).status()).as(page).isEqualTo(200);
            check(window, page, WIDTHS);
            if (window.main().locator("tbody a").count() > 0) {
                window.main().locator("tbody a").first().click();
                check(window, window.page().url(), WIDTHS);
            }
        }
    }

    /** As {@link #pages}, of pages that must have a row. */
    private void filled(Window window, String... pages) {
        for (String page : pages) {
            window.open(page);
            assertThat(window.main().locator("tbody tr").first()).isVisible();
        }
        pages(window, pages);
    }

    /** Pictured, and checked as it is while there is something on it. */
    private void look(Window window, String what) {
        window.picture(what);
        check(window, what, 1280, 320);
    }

    private void check(Window window, String what, int... widths) {
        for (int width : widths) {
            String where = what + " at " + width + ": ";
            window.page().setViewportSize(width, 800);
            Axe.faults(window).forEach(fault -> faults.add(where + fault));
        }
        window.page().setViewportSize(1280, 800);
    }

    private String line() {
        return database()
                .sql("SELECT line::text FROM residence_form WHERE state = 'SENT'")
                .query(String.class)
                .single();
    }

    /** Another member of the cell, and a member without any position, by address. */
    private void strangersAreTurnedAway(Window maker, Window cell) {
        String list = database()
                .sql("SELECT id::text FROM residence_list LIMIT 1")
                .query(String.class)
                .single();
        String line = line();
        Window stranger = loggedIn(MEMBER_WITH_ACCOUNT);
        for (String path : List.of(
                "/residence/lists",
                "/residence/lists/" + list,
                "/residence/lists/" + list + "/paper",
                "/residence/lists/approvals/" + list,
                "/residence/lists/sending/" + list,
                "/residence/lists/receiving/" + list,
                "/residence/forms/write",
                "/residence/forms/" + line,
                "/residence/forms/" + line + "/paper",
                "/residence/forms/send",
                "/residence/violations")) {
            assertThat(stranger.open(path).status()).as(path).isIn(403, 404);
        }
        // as the inbox of tasks: open to everybody, empty for whoever decides nothing
        assertThat(stranger.open("/residence/forms/approve").status()).isEqualTo(200);
        assertThat(stranger.main().locator("tbody tr")).hasCount(0);
        assertThat(maker.open("/residence/forms/" + line).status()).isIn(403, 404);
        assertThat(cell.open("/residence/lists/" + list).status()).isIn(403, 404);
    }
}
