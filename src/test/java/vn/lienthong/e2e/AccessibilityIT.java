package vn.lienthong.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.e2e.ProfileScreen.EXTENDED;
import static vn.lienthong.e2e.ProfileScreen.MEMBER;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every page for everybody who may see it: with assistive technology, on a small phone, by keyboard, in English. */
class AccessibilityIT extends BrowserTest {

    private static final int[] WIDTHS = {1280, 320};
    private static final Pattern VIETNAMESE =
            Pattern.compile("(?i)[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]");
    private static final String NAME = "Phạm Thị Thử Nghiệm";

    private static final String PROVIDER_AWAY = "/login?failure=LT-ID-001";

    private static final List<String> PUBLIC = List.of(
            "/",
            "/login",
            "/login?ended",
            PROVIDER_AWAY,
            "/login?failure=LT-ID-010",
            "/about",
            "/procedures",
            "/guide",
            "/verify",
            "/verify?number=BL-2026-0000001&code=X");
    private static final List<String> OF_A_MEMBER = List.of(
            "/",
            "/account",
            "/account/change",
            "/dossiers",
            "/ratings",
            "/notices",
            "/guide",
            "/khong-co",
            "/fees",
            "/fees/pay");
    private static final List<String> OF_AN_OFFICER = List.of(
            "/",
            "/tasks",
            "/tasks?scope=mine",
            "/tasks?scope=done",
            "/tasks?q=khong-co",
            "/office/accounts",
            "/login/anew",
            "/notices",
            "/fees/pay-cell",
            "/fees?scope=cell",
            "/fees?q=khong-co");
    private static final List<String> OF_A_SUPERIOR = List.of("/office/positions", "/office/receiving-accounts");

    private static final Map<String, String> NOT_LOOKED_AT = Map.of(
            "/fees/payments/{reference}/return", "the provider sends the payer here, who is sent on to the result",
            "/fees/orders/{id}/receipts", "a part that asks again by itself: looked at on the page of the order");

    /** How a request may end, as columns, and what its page says then. */
    private static final Map<String, String> ENDS = Map.of(
            "state = 'DECIDED', outcome = 'REFUSED'", "Hồ sơ chưa được phê duyệt",
            "state = 'DECIDED', outcome = 'PARTLY_APPROVED'", "Hồ sơ được phê duyệt một phần",
            "state = 'WITHDRAWN', outcome = NULL", "Đồng chí đã rút hồ sơ này",
            "state = 'NOT_ACCEPTED', outcome = NULL, reason = 'Sai chi bộ'", "Hồ sơ không được tiếp nhận");

    /** Somebody whose request is waiting, so that the officers' pages have something to show. */
    @BeforeAll
    void register() {
        Window member = loggedIn(UNKNOWN_MEMBER);
        ProfileScreen form = new ProfileScreen(member);
        form.fillByHand("99.000004");
        form.declareOffices("PHAM THI THU NGHIEM");
        form.save();
        assertThat(member.title()).hasText("Tình trạng hồ sơ");
        eventuallyShows(member, "/account/status", "Chức vụ trong tổ chức Đảng");
    }

    @Test
    void everyPageIsFitForEverybody() {
        List<String> checked = new ArrayList<>();
        List<String> faults = new ArrayList<>();

        check(visitor(), PUBLIC, checked, faults);
        Window applicant = loggedIn(UNKNOWN_MEMBER);
        check(applicant, List.of("/account/status", "/notices", request(), request() + "/withdraw"), checked, faults);
        checkForm(checked, faults);
        Window member = loggedIn(MEMBER_WITH_ACCOUNT);
        check(member, OF_A_MEMBER, checked, faults);
        checkChange(member, checked, faults);
        checkErrors(member, checked, faults);
        Window secretary = loggedIn(SECRETARY);
        checkOfficer(secretary, OF_AN_OFFICER, "/office/accounts?name=Pham", checked, faults);
        Window superior = loggedIn(SUPERIOR);
        checkOfficer(superior, OF_A_SUPERIOR, "/office/positions", checked, faults);
        checkSeveral(secretary, checked, faults);
        checkConflict(secretary, checked, faults);
        check(superior, List.of(decided()), checked, faults);
        checkPaying(secretary, checked, faults);
        checkEnds(applicant, checked, faults);

        assertThat(checked)
                .hasSize(2
                        * (PUBLIC.size()
                                + 4
                                + 3
                                + OF_A_MEMBER.size()
                                + OF_AN_OFFICER.size()
                                + OF_A_SUPERIOR.size()
                                + 5
                                + 2
                                + 12
                                + 5
                                + ENDS.size()
                                + 1));
        assertThat(faults).isEmpty();
        assertAllLookedAt(
                path -> !path.startsWith("/residence/")
                        && !path.startsWith("/office/fees/"), // ResidenceIT, FeeOfficeIT
                NOT_LOOKED_AT);
    }

    /** The registration as it is opened, and with everything wrong. */
    private void checkForm(List<String> checked, List<String> faults) {
        Window member = loggedIn(NEW_MEMBER);
        check(member, List.of("/account/register"), checked, faults);
        new ProfileScreen(member).residence();
        checkShown(member, "/account/register with an organisation that was looked for", checked, faults);
        member.button("Lưu").click();
        assertThat(member.page().locator(".field-error").first()).isVisible();
        checkShown(member, "/account/register with errors", checked, faults);
    }

    /** The pages, then an account or task from the list, and the question before a decision. */
    private void checkOfficer(
            Window officer, List<String> paths, String list, List<String> checked, List<String> faults) {
        check(officer, paths, checked, faults);
        eventuallyShows(officer, list, NAME);
        officer.link(NAME).click();
        if (officer.page().url().contains("/office/accounts/")) {
            checkShown(officer, "an account", checked, faults);
            officer.link("Xem hồ sơ").click();
        }
        checkShown(officer, "a task", checked, faults);
        officer.ask("Từ chối");
        checkShown(officer, "the question before a refusal", checked, faults);
    }

    private String request() {
        return "/account/requests/"
                + database()
                        .sql("SELECT r.id::text FROM membership_request r JOIN person p ON p.id = r.person_id"
                                + " WHERE p.personal_id = ?")
                        .param(UNKNOWN_MEMBER)
                        .query(String.class)
                        .single();
    }

    /** The question before several decisions. */
    private static void checkSeveral(Window officer, List<String> checked, List<String> faults) {
        officer.open("/tasks");
        officer.page().locator("input[name=task]").first().check();
        officer.page().locator(".bulk-bar button").first().click();
        assertThat(officer.question()).isVisible();
        checkShown(officer, "the question before several decisions", checked, faults);
    }

    /** What somebody reads who decides after another did. */
    private void checkConflict(Window officer, List<String> checked, List<String> faults) {
        officer.open("/tasks");
        officer.link(NAME).click();
        officer.ask("Duyệt");
        database()
                .sql(
                        "UPDATE human_task SET decided_by = (SELECT id FROM person WHERE personal_id = ?), decided_at = now(),"
                                + " outcome = 'approve', state = 'DECIDED' WHERE state = 'OPEN' AND subject_name = ?")
                .params(SUPERIOR, NAME)
                .update();
        officer.confirm("Duyệt");
        assertThat(officer.title()).hasText("Người khác vừa xử lý");
        checkShown(officer, "a decision after another", checked, faults);
    }

    private String decided() {
        return "/tasks/"
                + database()
                        .sql("SELECT id::text FROM human_task WHERE state = 'DECIDED' AND subject_name = ? LIMIT 1")
                        .param(NAME)
                        .query(String.class)
                        .single();
    }

    /** The account while a change waits, and the change's dossier as it is rated when it is settled. */
    private void checkChange(Window member, List<String> checked, List<String> faults) {
        member.open("/account/change");
        ProfileScreen form = new ProfileScreen(member);
        form.box(EXTENDED, "Số điện thoại").fill("0912345678");
        form.update();
        member.open("/account");
        assertThat(member.main()).containsText("Đang có một thay đổi chờ phê duyệt");
        checkShown(member, "an account with an open change", checked, faults);
        database()
                .sql("UPDATE dossier d SET status = 'RESULT_RETURNED' FROM person p"
                        + " WHERE p.id = d.applicant AND p.personal_id = ?")
                .param(MEMBER_WITH_ACCOUNT)
                .update();
        member.open("/ratings");
        member.main()
                .getByText("Đánh giá", new Locator.GetByTextOptions().setExact(true))
                .click();
        member.picture("ratings");
        checkShown(member, "a rating of a dossier", checked, faults);
    }

    /** What is shown for a fault of the hub, and while the database is away; here one table is, for a moment. */
    private void checkErrors(Window member, List<String> checked, List<String> faults) {
        JdbcClient owner = owner();
        Map<String, Integer> statuses = Map.of("P0001", 500, "53300", 503);
        statuses.forEach((state, status) -> {
            for (String command : List.of(
                    "ALTER TABLE dossier_rating RENAME TO dossier_rating_kept",
                    "CREATE FUNCTION fail() RETURNS SETOF dossier_rating_kept LANGUAGE plpgsql AS"
                            + " 'BEGIN RAISE ''no'' USING ERRCODE = ''" + state + "''; END'",
                    "CREATE VIEW dossier_rating AS SELECT * FROM fail()",
                    "GRANT SELECT ON dossier_rating TO PUBLIC")) {
                owner.sql(command).update();
            }
            assertThat(member.open("/ratings").status()).isEqualTo(status);
            checkShown(member, "the page for " + status, checked, faults);
            for (String command : List.of(
                    "DROP VIEW dossier_rating",
                    "DROP FUNCTION fail()",
                    "ALTER TABLE dossier_rating_kept RENAME TO dossier_rating")) {
                owner.sql(command).update();
            }
        });
    }

    /** The page of a request however it ended, and of an account that is locked. */
    private void checkEnds(Window applicant, List<String> checked, List<String> faults) {
        ENDS.forEach((columns, sentence) -> {
            database()
                    .sql("UPDATE membership_request r SET closed_at = now(), " + columns
                            + " FROM person p WHERE p.id = r.person_id AND p.personal_id = ?")
                    .param(UNKNOWN_MEMBER)
                    .update();
            applicant.open("/account/status");
            assertThat(applicant.main()).containsText(sentence);
            checkShown(applicant, "a request with " + columns, checked, faults);
        });
        database()
                .sql("UPDATE member_account a SET status = 'LOCKED' FROM person p"
                        + " WHERE p.id = a.person_id AND p.personal_id = ?")
                .param(UNKNOWN_MEMBER)
                .update();
        applicant.open("/account/status");
        assertThat(applicant.main()).containsText("Tài khoản của đồng chí đang bị khóa");
        checkShown(applicant, "a locked account", checked, faults);
    }

    private String orderOf(String payment) {
        return database()
                .sql("SELECT order_id::text FROM fee_payment WHERE reference = ?")
                .param(payment.substring(payment.lastIndexOf('/') + 1))
                .query(String.class)
                .single();
    }

    /** From the list of members to the result, with what is refused on the way. */
    private void checkPaying(Window secretary, List<String> checked, List<String> faults) {
        FeeScreen fees = new FeeScreen(secretary);
        secretary.open("/fees/pay-cell");
        secretary.button("Nộp cả chi bộ").click();
        secretary.page().getByLabel("Tìm đảng viên trong chi bộ").fill("hoang");
        secretary.page().keyboard().press("Enter");
        checkShown(secretary, "members of a cell to pay for", checked, faults);
        fees.confirmAndPayOnline();
        checkShown(secretary, "ways to pay", checked, faults);
        secretary.page().getByLabel("Tìm theo tên ngân hàng").fill("khong co");
        assertThat(secretary.main()).containsText("Không tìm thấy.");
        checkShown(secretary, "no way to pay found", checked, faults);
        secretary.page().getByLabel("Tìm theo tên ngân hàng").fill("");
        assertThat(fees.method("Agribank")).isVisible();
        fees.payBy("Agribank");
        secretary.page().goBack();
        assertThat(secretary.link("Đến trang thanh toán")).isVisible();
        checkShown(secretary, "a payment under way", checked, faults);
        String underWay = URI.create(secretary.page().url()).getPath();
        secretary.open("/fees/orders/" + orderOf(underWay));
        secretary.link("Hủy giao dịch").click();
        assertThat(secretary.question()).isVisible();
        checkShown(secretary, "the question before an order is given up", checked, faults);
        secretary.open(underWay);
        secretary.link("Tôi đã thanh toán").click();
        fees.assertResult("Đang chờ ngân hàng xác nhận");
        checkShown(secretary, "a result that is not known", checked, faults);
        secretary.link("Trở lại trang của ngân hàng").click();
        fees.atPlatform("Hủy");
        fees.assertResult("Thanh toán không thành công");
        checkShown(secretary, "a payment that failed", checked, faults);
        secretary.link("Thanh toán lại").click();
        fees.payBy("Agribank");
        fees.atPlatform("Thanh toán");
        fees.assertResult("Nộp đảng phí thành công");
        checkShown(secretary, "a payment that is paid", checked, faults);
        secretary.open("/fees");
        checkShown(secretary, "orders", checked, faults);
        fees.open(fees.orders().first());
        checkShown(secretary, "an order", checked, faults);
        secretary.link("Gửi đánh giá").click();
        checkShown(secretary, "a rating", checked, faults);
        secretary.open("/fees/pay");
        secretary.page().getByText("Mức đã khai có đúng quy định không?").click();
        secretary.button("Đối chiếu").click();
        assertThat(secretary.page().locator("#judged")).isVisible();
        checkShown(secretary, "a fee compared with the rules", checked, faults);
    }

    private static void check(Window window, List<String> paths, List<String> checked, List<String> faults) {
        for (String path : paths) {
            Response answer = window.open(path);
            if (path.equals(PROVIDER_AWAY)) {
                assertThat(answer.status()).as(path).isEqualTo(503);
            } else {
                assertThat(answer.status()).as(path).isLessThan(500);
            }
            assertThat(window.page().url()).endsWith(path);
            checkShown(window, path, checked, faults);
        }
    }

    private static void checkShown(Window window, String what, List<String> checked, List<String> faults) {
        for (int width : WIDTHS) {
            String where = what + " at " + width + ": ";
            window.page().setViewportSize(width, 800);
            Axe.faults(window).forEach(fault -> faults.add(where + fault));
            checked.add(where);
        }
        window.page().setViewportSize(1280, 800);
    }

    @Test
    void keyboardReachesEverything() {
        Window officer = loggedIn(SECRETARY);
        Page page = officer.page();
        officer.open("/office/accounts");
        page.keyboard().press("Tab");
        assertThat(officer.link("Đến nội dung chính")).isFocused();
        page.keyboard().press("Enter");
        assertThat(officer.main()).isFocused();

        Locator menu = page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Danh mục"));
        menu.getByText("Thông tin tài khoản").first().focus();
        page.keyboard().press("Enter");
        page.keyboard().press("Tab");
        assertThat(officer.link("Xem thông tin tài khoản")).isFocused();
        page.keyboard().press("Escape");
        assertThat(officer.link("Xem thông tin tài khoản")).isHidden();

        page.getByLabel("Họ và tên").fill("Phạm");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*name=Ph.*"));
        assertThat(officer.link(NAME)).isVisible();

        officer.open("/account/change");
        ProfileScreen form = new ProfileScreen(officer);
        form.box(EXTENDED, "Số điện thoại").focus();
        page.keyboard().press("Enter");
        assertThat(officer.main()).containsText("Chưa có thông tin nào thay đổi");

        form.box(MEMBER, "Họ và tên").focus();
        page.keyboard().press("Tab");
        assertThat(form.box(MEMBER, "Số thẻ đảng viên")).isFocused();
    }

    @Test
    void englishPagesHaveAnEnglishFrame() {
        Window officer = loggedIn(SUPERIOR);
        officer.open("/tasks?lang=en");
        for (String path : List.of(
                "/", "/tasks", "/office/positions", "/account", "/account/change", "/guide", "/fees", "/fees/pay")) {
            officer.open(path);
            assertThat(officer.page().locator("html")).hasAttribute("lang", "en");
            assertThat(officer.page().title().replace("Liên Thông", "")).doesNotContainPattern(VIETNAMESE);
            assertThat(officer.page()
                            .getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Menu"))
                            .textContent())
                    .doesNotContainPattern(VIETNAMESE);
            assertThat(officer.title().innerText().replace("Lê Văn Minh Họa", ""))
                    .doesNotContainPattern(VIETNAMESE);
        }
        officer.open("/tasks");
        officer.picture("tasks-english");
    }
}
