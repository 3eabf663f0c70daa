package vn.lienthong.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.e2e.ProfileScreen.CELL;
import static vn.lienthong.e2e.ProfileScreen.CITIZEN;
import static vn.lienthong.e2e.ProfileScreen.EXTENDED;
import static vn.lienthong.e2e.ProfileScreen.FEE;
import static vn.lienthong.e2e.ProfileScreen.MEMBER;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Đăng ký tài khoản dành cho đảng viên, phê duyệt thông tin tài khoản dành cho đảng viên. */
class RegistrationIT extends BrowserTest {

    /** Somebody without an account of whom nothing is ever sent. */
    private static final String CARELESS_MEMBER = "001087000018";

    @Test
    void memberRegistersAndSecretaryApproves() {
        Window member = visitor();
        member.open("/");
        member.picture("landing");
        member.logIn(NEW_MEMBER);

        fillAndSave(member, new ProfileScreen(member));
        assertThat(member.title()).hasText("Tình trạng hồ sơ");
        assertThat(member.main()).containsText("Đã gửi. Hồ sơ của đồng chí đang được chuyển đi.");
        assertSecondSubmissionIsImpossible(member);

        secretaryApproves();

        assertMemberIsToldAndMayUseTheAccount(member);
        assertPortalFollowed();
    }

    private void fillAndSave(Window member, ProfileScreen form) {
        assertThat(member.title()).hasText("Cập nhật thông tin đảng viên");
        assertThat(form.box(CITIZEN, "Số CMND/CCCD/ĐDCN")).hasValue(NEW_MEMBER);
        assertThat(form.box(CITIZEN, "Ngày tháng năm sinh")).hasValue("03/02/1985");
        assertThat(form.box(MEMBER, "Họ và tên")).hasValue("Nguyễn Văn Ví Dụ");
        assertThat(form.box(EXTENDED, "Số điện thoại")).hasValue("0900000001");
        assertThat(form.box(CITIZEN, "Phường/xã")).hasValue("phường Cầu Giấy");
        member.picture("register-prefilled");

        form.box(MEMBER, "Số thẻ đảng viên").fill("01.000001");
        form.lookUp();
        assertThat(member.main()).containsText("Đã tìm thấy đồng chí trong Cơ sở dữ liệu đảng viên.");
        assertThat(form.box(MEMBER, "Số lý lịch")).hasValue("000001");
        assertThat(form.box(MEMBER, "Ngày vào Đảng")).hasValue("04/02/2008");
        assertThat(form.box(CELL, "Chi bộ trực thuộc")).hasValue("Chi bộ Kinh doanh 1");
        assertThat(form.box(CELL, "Đảng bộ cấp trên cơ sở")).hasValue("Đảng bộ phường Tây Hồ");
        assertThat(form.box(CITIZEN, "Ngày tháng năm sinh")).hasValue("02/03/1985");
        form.residence();
        form.fee("60000", "112026");
        assertThat(form.box(FEE, "Số đảng phí phải đóng một tháng")).hasValue("60.000");
        member.picture("register-filled");
        form.save();
    }

    private static void assertSecondSubmissionIsImpossible(Window member) {
        member.picture("status-waiting");
        member.open("/account/register");
        assertThat(member.title()).hasText("Tình trạng hồ sơ");
        member.open("/account/change");
        assertThat(member.page()).hasURL(Pattern.compile(".*/account/(status|register).*"));
        member.open("/");
        assertThat(member.title()).hasText("Tình trạng hồ sơ");
    }

    private void secretaryApproves() {
        Window secretary = visitor();
        secretary.logInByQr(SECRETARY);
        secretary.open("/");
        secretary.picture("home-secretary");

        secretary.open("/tasks");
        assertThat(secretary
                        .main()
                        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("Nguyễn Văn Ví Dụ")))
                .isVisible();
        secretary.picture("tasks");

        secretary.menu("Quản trị và xử lý hồ sơ", "Quản lý tài khoản đảng viên");
        assertThat(secretary.title()).hasText("Quản lý tài khoản đảng viên");
        secretary.picture("office-accounts");
        secretary.link("Nguyễn Văn Ví Dụ").click();
        secretary.picture("office-account");
        secretary.link("Xem hồ sơ").click();

        Locator birthDate = secretary
                .page()
                .getByRole(AriaRole.ROW)
                .filter(new Locator.FilterOptions()
                        .setHas(secretary
                                .page()
                                .getByRole(
                                        AriaRole.ROWHEADER,
                                        new Page.GetByRoleOptions().setName("Ngày tháng năm sinh"))));
        assertThat(birthDate).containsText("02/03/1985");
        assertThat(birthDate.locator(".differs")).hasCount(1);
        assertThat(birthDate.locator(".differs")).containsText("03/02/1985");
        assertThat(birthDate.locator(".differs")).containsText("Khác với khai báo");
        assertThat(secretary
                        .page()
                        .getByRole(AriaRole.ALERT)
                        .filter(new Locator.FilterOptions().setHasText("Xin lưu ý trước khi quyết định")))
                .containsText("Có thông tin khai khác với nguồn đối chiếu: Ngày tháng năm sinh.");
        secretary.picture("task");

        secretary.ask("Duyệt");
        assertThat(secretary.question()).containsText("Nguyễn Văn Ví Dụ");
        secretary.picture("task-question");
        secretary.confirm("Duyệt");
        assertThat(secretary.main()).containsText("Đã ghi nhận quyết định");
    }

    private void assertMemberIsToldAndMayUseTheAccount(Window member) {
        eventually(() -> {
            assertThat(mailSubjects("nguyen.van.vi.du.1@thu.example"))
                    .filteredOn(subject -> subject.contains("đã được phê duyệt"))
                    .isNotEmpty();
            assertThat(portalStatuses(NEW_MEMBER)).endsWith("10");
        });
        member.open("/account");
        assertThat(member.title()).hasText("Thông tin tài khoản");
        assertThat(member.main()).containsText("Chi bộ Kinh doanh 1");
        assertThat(member.main()).containsText("60.000");
        member.picture("account");
        member.open("/");
        assertThat(member.title()).containsText("Nguyễn Văn Ví Dụ");
        member.picture("home-member");
        member.link("Thông báo, ").click();
        assertThat(member.main()).containsText("Thông tin tài khoản của đồng chí đã được phê duyệt");
        member.picture("notices");
        member.open("/dossiers");
        member.picture("dossiers");
    }

    private void assertPortalFollowed() {
        assertThat(portalStatuses(NEW_MEMBER)).containsExactly("1", "2", "4", "9", "10");
        assertThat(portalSteps(NEW_MEMBER)).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void whoeverIsRefusedReadsWhyAtTheNextLoginAndSendsTheCorrectedFormAgain() {
        String name = "Phạm Thị Thử Nghiệm";
        String reason = "Số thẻ đảng viên chưa khớp với thẻ.";
        Window member = loggedIn(UNKNOWN_MEMBER);
        ProfileScreen form = new ProfileScreen(member);
        form.fillByHand("99.000005");
        form.save();
        assertThat(member.title()).hasText("Tình trạng hồ sơ");
        member.button("Đăng xuất").click();
        assertThat(member.main()).containsText("ĐĂNG NHẬP");

        Window secretary = loggedIn(SECRETARY);
        eventuallyShows(secretary, "/tasks", name);
        secretary.link(name).click();
        secretary.decide("Từ chối", reason);
        eventually(() -> assertThat(database()
                        .sql("SELECT a.status FROM member_account a JOIN person p ON p.id = a.person_id"
                                + " WHERE p.personal_id = ?")
                        .param(UNKNOWN_MEMBER)
                        .query(String.class)
                        .single())
                .isEqualTo("REFUSED"));

        member.logIn(UNKNOWN_MEMBER);
        assertThat(member.title()).hasText("Tình trạng hồ sơ");
        assertThat(member.main()).containsText("Hồ sơ chưa được phê duyệt");
        assertThat(member.main()).containsText("Lý do: " + reason);
        member.picture("status-refused");
        member.link("Sửa và gửi lại").click();
        assertThat(form.box(MEMBER, "Số thẻ đảng viên")).hasValue("99.000005");
        assertThat(form.box(CELL, "Chi bộ trực thuộc")).hasValue("Chi bộ Kinh doanh 1");
        form.box(MEMBER, "Số thẻ đảng viên").fill("99.000004");
        form.save();

        assertThat(member.title()).hasText("Tình trạng hồ sơ");
        assertThat(member.main()).containsText("Đã gửi. Hồ sơ của đồng chí đang được chuyển đi.");
        eventuallyShows(secretary, "/tasks", name);
        secretary.link(name).click();
        assertThat(secretary.main()).containsText("99.000004");
    }

    @Test
    void whatWasTypedIsThereAgainAfterGoingBack() {
        Window member = loggedIn(CARELESS_MEMBER);
        ProfileScreen form = new ProfileScreen(member);
        assertThat(member.title()).hasText("Cập nhật thông tin đảng viên");
        member.open("/guide");
        member.open("/account/register");

        member.page()
                .waitForResponse(
                        answer -> answer.url().endsWith("/account/register/draft") && answer.ok(),
                        () -> form.box(EXTENDED, "Nguyên quán").fill("Xã Mẫu 20"));
        member.page().goBack();
        assertThat(member.page()).hasURL(Pattern.compile(".*/guide"));

        member.open("/account/register");
        assertThat(member.main()).containsText("Đây là những gì đồng chí đã nhập lần trước và chưa gửi.");
        assertThat(form.box(EXTENDED, "Nguyên quán")).hasValue("Xã Mẫu 20");
    }

    @Test
    void whatWasTypedInTheLastMomentIsThereAgain() {
        Window member = loggedIn(CARELESS_MEMBER);
        ProfileScreen form = new ProfileScreen(member);
        member.open("/account/register");
        form.box(EXTENDED, "Nguyên quán").fill("Xã Mẫu 21");
        member.open("/guide");
        eventually(() -> {
            member.open("/account/register");
            assertThat(form.box(EXTENDED, "Nguyên quán")).hasValue("Xã Mẫu 21");
        });

        form.box(EXTENDED, "Nguyên quán").fill("Xã Mẫu 22");
        member.button("Quay lại").click();
        assertThat(form.box(EXTENDED, "Nguyên quán")).hasValue("Xã Mẫu 22");

        member.button("Bỏ và nhập lại từ đầu").click();
        assertThat(form.box(EXTENDED, "Nguyên quán")).not().hasValue("Xã Mẫu 22");
        member.button("Quay lại").click();
        assertThat(member.title()).hasText("Cập nhật thông tin đảng viên");
        assertThat(member.main()).not().containsText("Đây là những gì đồng chí đã nhập lần trước và chưa gửi.");
    }

    @Test
    void leavingAPageTakesNothingBackThatAnotherHasKeptSince() {
        Window first = loggedIn(CARELESS_MEMBER);
        Window second = loggedIn(CARELESS_MEMBER);
        typeUntilKept(first, "Xã Mẫu 26");
        typeUntilKept(second, "Xã Mẫu 27");

        first.open("/guide");
        first.open("/account/register");
        assertThat(new ProfileScreen(first).box(EXTENDED, "Nguyên quán")).hasValue("Xã Mẫu 27");
        first.open("/account/register");
        assertThat(new ProfileScreen(first).box(EXTENDED, "Nguyên quán")).hasValue("Xã Mẫu 27");
    }

    private static void typeUntilKept(Window member, String text) {
        member.open("/account/register");
        member.page()
                .waitForResponse(
                        answer -> answer.url().endsWith("/account/register/draft") && answer.ok(),
                        () -> new ProfileScreen(member)
                                .box(EXTENDED, "Nguyên quán")
                                .fill(text));
    }

    @Test
    void aLineTheHubOfferedIsAChoiceForTheBrowserToo() {
        Window member = loggedIn(CARELESS_MEMBER);
        ProfileScreen form = new ProfileScreen(member);
        member.open("/account/register");
        form.box(MEMBER, "Họ và tên").fill("");
        form.box(MEMBER, "Số thẻ đảng viên").fill("99.000018");
        form.box(CELL, "Chi bộ trực thuộc").fill("Kinh doanh 1");
        form.lookUp();
        member.part(CELL).getByRole(AriaRole.RADIO).first().check();
        form.save();

        assertThat(member.page().locator("#error-summary")).containsText("Họ và tên");
        assertThat(form.problem(CELL, "Chi bộ trực thuộc")).hasCount(0);
    }

    @Test
    void whoseTypingIsNotKeptIsToldSoUntilItIs() {
        Window member = loggedIn(CARELESS_MEMBER);
        ProfileScreen form = new ProfileScreen(member);
        member.open("/account/register");
        Locator note = member.page().locator("[data-request-failed]");
        assertThat(note).isHidden();

        member.page().route("**/account/register/draft", Route::abort);
        form.box(EXTENDED, "Nguyên quán").fill("Xã Mẫu 23");
        assertThat(note).isVisible();
        assertThat(note).containsText("Yêu cầu vừa rồi chưa thực hiện được");
        member.picture("register-not-kept");

        member.page().unroute("**/account/register/draft");
        member.page()
                .route("**/account/register/draft", route -> route.fulfill(new Route.FulfillOptions().setStatus(503)));
        form.box(EXTENDED, "Nguyên quán").fill("Xã Mẫu 24");
        assertThat(note).isVisible();

        member.page().unroute("**/account/register/draft");
        form.box(EXTENDED, "Nguyên quán").fill("Xã Mẫu 25");
        assertThat(note).isHidden();
    }

    @Test
    void numbersSetApartAreTakenByTheBrowserAsByTheHub() {
        Window member = loggedIn(CARELESS_MEMBER);
        ProfileScreen form = new ProfileScreen(member);
        member.open("/account/register");
        form.box(EXTENDED, "Số điện thoại").fill("(090) 000-00.18");
        form.declareOffices("LE VAN CAN THAN");
        form.box(MEMBER, "Số tài khoản").fill("0011-0012.345 vn");
        form.save();

        assertThat(member.page().locator("#error-summary")).isVisible();
        assertThat(form.problem(EXTENDED, "Số điện thoại")).hasCount(0);
        assertThat(form.problem(MEMBER, "Số tài khoản")).hasCount(0);
        form.box(EXTENDED, "Số điện thoại").fill("(090) 000");
        form.save();
        assertThat(form.problem(EXTENDED, "Số điện thoại")).containsText("Số điện thoại chưa đúng");
    }

    @Test
    void theNumberOfADossierIsCopiedWithItsButton() {
        Window member = loggedIn(MEMBER_WITH_ACCOUNT);
        member.open("/account/change");
        ProfileScreen form = new ProfileScreen(member);
        form.box(EXTENDED, "Số điện thoại").fill("0900000099");
        form.update();
        assertThat(member.title()).hasText("Tình trạng hồ sơ");
        member.page().context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        Locator button = member.main()
                .locator("[data-copy]")
                .filter(new Locator.FilterOptions().setHasText("Sao chép"))
                .first();
        String number = button.getAttribute("data-copy");
        assertThat(number).startsWith("G22.99.");

        button.click();

        assertThat(member.main()).containsText("Đã sao chép");
        assertThat(member.page().evaluate("navigator.clipboard.readText()")).isEqualTo(number);
    }

    @Test
    void wrongValuesGetSentencesAndNothingTypedIsLost() {
        Window member = loggedIn(CARELESS_MEMBER);
        ProfileScreen form = new ProfileScreen(member);
        form.box(MEMBER, "Số thẻ đảng viên").fill("1a");
        form.box(MEMBER, "Ngày vào Đảng").fill("19/05/2015");
        form.box(MEMBER, "Ngày chính thức").fill("19/05/2014");
        form.box(EXTENDED, "Số điện thoại").fill("12");
        form.box(EXTENDED, "Nguyên quán").fill("Xã Mẫu 19");
        form.save();

        assertThat(form.problem(MEMBER, "Số thẻ đảng viên")).containsText("Số thẻ đảng viên gồm 4 đến 12 chữ số");
        assertThat(form.problem(MEMBER, "Ngày chính thức")).hasText("Ngày chính thức không thể trước ngày vào Đảng.");
        assertThat(form.problem(EXTENDED, "Số điện thoại")).containsText("Số điện thoại chưa đúng");
        assertThat(form.problem(CELL, "Chi bộ trực thuộc")).hasText("Xin chọn chi bộ nơi đồng chí đang sinh hoạt.");
        Locator atOnce = member.page().locator("#error-summary");
        assertThat(atOnce).containsText("Số đảng phí phải đóng một tháng: Xin nhập thông tin này.");
        assertThat(atOnce.getByRole(AriaRole.LINK)).hasCount(7);
        member.picture("register-wrong");

        form.box(MEMBER, "Số thẻ đảng viên").fill("01.000018");
        form.box(MEMBER, "Ngày chính thức").fill("19/05/2016");
        form.box(EXTENDED, "Số điện thoại").fill("0900000018");
        form.pick(CELL, "Chi bộ Kinh doanh 1", "Ví Dụ");
        form.residence();
        // only the hub knows that these cannot be
        form.box(MEMBER, "Ngày vào Đảng").fill("19/05/1990");
        form.fee("60000", "01/2035");
        form.save();

        Locator summary = member.page()
                .getByRole(AriaRole.ALERT)
                .filter(new Locator.FilterOptions().setHasText("Xin kiểm tra lại những chỗ sau"));
        assertThat(summary.getByRole(AriaRole.LINK)).hasCount(2);
        assertThat(form.problem(MEMBER, "Ngày vào Đảng")).containsText("Ngày vào Đảng phải sau khi đủ 18 tuổi");
        assertThat(form.problem(FEE, "Bắt đầu áp dụng từ tháng")).containsText("Tháng bắt đầu áp dụng phải từ");
        assertThat(form.box(EXTENDED, "Nguyên quán")).hasValue("Xã Mẫu 19");
        assertThat(form.box(CELL, "Chi bộ trực thuộc")).hasValue("Chi bộ Kinh doanh 1");
        assertThat(form.box(FEE, "Số đảng phí phải đóng một tháng")).hasValue("60.000");
        assertThat(form.box(FEE, "Bắt đầu áp dụng từ tháng")).hasValue("01/2035");
        member.picture("register-summary");

        summary.getByRole(AriaRole.LINK).first().click();
        assertThat(form.box(MEMBER, "Ngày vào Đảng")).isFocused();
    }
}
