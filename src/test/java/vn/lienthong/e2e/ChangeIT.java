package vn.lienthong.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static vn.lienthong.e2e.ProfileScreen.CELL;
import static vn.lienthong.e2e.ProfileScreen.EXTENDED;
import static vn.lienthong.e2e.ProfileScreen.MEMBER;
import static vn.lienthong.e2e.ProfileScreen.RESIDENCE;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;

/** Thay đổi thông tin tài khoản dành cho đảng viên. */
class ChangeIT extends BrowserTest {

    private static final String NAME = "Hoàng Văn Giả Định";
    private static final String PHONE = "Số điện thoại";
    private static final String REASON = "Số này chưa liên lạc được.";
    /** A member of the same cell whom no other test of this class needs. */
    private static final String OTHER_MEMBER = "035097000034";
    /** Somebody without an account whom no other test of this class needs. */
    private static final String NEW_WITHOUT_SCRIPT = "001087000018";

    @Test
    void oldValueIsInForceUntilTheSecretaryApproves() {
        Window member = loggedIn(MEMBER_WITH_ACCOUNT);
        Window secondTab = loggedIn(MEMBER_WITH_ACCOUNT);
        secondTab.open("/account/change");
        member.menu("Thông tin tài khoản", "Thay đổi thông tin tài khoản");
        ProfileScreen form = new ProfileScreen(member);
        assertThat(form.box(EXTENDED, PHONE)).hasValue("0900000005");
        member.picture("change");
        form.box(EXTENDED, PHONE).fill("0912345678");
        form.update();
        assertThat(member.title()).hasText("Tình trạng hồ sơ");
        assertThat(member.part("Nội dung thay đổi")).containsText("0900000005");
        assertThat(member.part("Nội dung thay đổi")).containsText("0912345678");
        member.picture("status-change");
        assertOldValueInForce(member);
        assertSecondChangeIsRefused(secondTab);

        Window secretary = loggedIn(SECRETARY);
        openTask(secretary);
        secretary.picture("task-change");
        secretary.decide("Từ chối", REASON);

        eventuallyShows(member, "/account/status", REASON);
        assertOldValueInForce(member);
        member.open("/account/status");
        member.picture("status-refused");
        assertTypedMeanwhileIsKept(secondTab);
        member.link("Sửa và gửi lại").click();
        assertThat(form.box(EXTENDED, PHONE)).hasValue("0912345678");
        form.box(EXTENDED, PHONE).fill("0987654321");
        form.update();
        openTask(secretary);
        secretary.decide("Duyệt", null);
        eventuallyShows(member, "/account", "0987654321");
    }

    private static void openTask(Window secretary) {
        eventuallyShows(secretary, "/tasks", NAME);
        secretary.link(NAME).click();
    }

    private static void assertOldValueInForce(Window member) {
        member.open("/account");
        assertThat(member.part(EXTENDED)).containsText("0900000005");
        assertThat(member.part(EXTENDED)).not().containsText("0912345678");
    }

    private void assertSecondChangeIsRefused(Window secondTab) {
        ProfileScreen form = new ProfileScreen(secondTab);
        form.box(EXTENDED, PHONE).fill("0922222222");
        form.update();
        assertThat(secondTab.title()).hasText("Tình trạng hồ sơ");
        assertThat(secondTab.main()).containsText("Đồng chí đang có một hồ sơ chưa giải quyết xong.");
        secondTab.picture("status-second-change");
        assertThat(secondTab.main()).containsText("0912345678");
        assertThat(secondTab.main()).not().containsText("0922222222");
        secondTab.open("/account");
        assertThat(secondTab.main()).containsText("Đang có một thay đổi chờ phê duyệt");
        secondTab.picture("account-change-open");
        secondTab.open("/account/change");
        assertThat(secondTab.title()).hasText("Tình trạng hồ sơ");
        assertThat(database()
                        .sql("SELECT count(*) FROM membership_request r JOIN person p ON p.id = r.person_id"
                                + " WHERE p.personal_id = ?")
                        .param(MEMBER_WITH_ACCOUNT)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    private static void assertTypedMeanwhileIsKept(Window secondTab) {
        secondTab.open("/account/change");
        assertThat(new ProfileScreen(secondTab).box(EXTENDED, PHONE)).hasValue("0922222222");
        secondTab.button("Bỏ và nhập lại từ đầu").click();
        assertThat(new ProfileScreen(secondTab).box(EXTENDED, PHONE)).hasValue("0900000005");
    }

    @Test
    void whatWasTypedSurvivesTheEndOfTheSession() {
        Window member = loggedIn(OTHER_MEMBER);
        member.open("/account/change");
        ProfileScreen form = new ProfileScreen(member);
        database().sql("DELETE FROM web_session").update();
        form.box(EXTENDED, PHONE).fill("0933333333");
        form.box(EXTENDED, "Nơi ở hiện nay").fill("Số 7 phố Người Mẫu");
        form.update();
        assertThat(member.title()).hasText("Đăng nhập hệ thống");
        assertThat(member.main()).containsText("Phiên làm việc đã kết thúc");
        member.picture("login-session-ended");
        member.choose();
        assertThat(member.title()).hasText("Thay đổi thông tin tài khoản dành cho đảng viên");
        assertThat(form.box(EXTENDED, PHONE)).hasValue("0933333333");
        assertThat(form.box(EXTENDED, "Nơi ở hiện nay")).hasValue("Số 7 phố Người Mẫu");
        member.picture("change-restored");
        form.update();
        assertThat(member.title()).hasText("Tình trạng hồ sơ");
        assertThat(member.main()).containsText("0933333333");
    }

    @Test
    void registrationWorksWithoutScript() {
        Window member = visitorWithoutScript();
        member.logIn(NEW_WITHOUT_SCRIPT);
        ProfileScreen form = new ProfileScreen(member);
        form.box(MEMBER, "Số thẻ đảng viên").fill("99.000018");
        form.box(MEMBER, "Ngày vào Đảng").fill("19/05/2015");
        form.fee("60000", "11/2026");
        pickWithoutScript(form, CELL, "Kinh doanh 1", "Chi bộ Kinh doanh 1 ");
        member.picture("register-without-script");
        pickWithoutScript(form, RESIDENCE, "Chi bộ 21", "Cầu Giấy");
        assertThat(form.box(CELL, "Đảng bộ cấp trên cơ sở")).hasValue("Đảng bộ phường Tây Hồ");
        assertThat(form.box(MEMBER, "Ngày vào Đảng")).hasValue("19/05/2015");
        form.save();
        assertThat(member.title()).hasText("Tình trạng hồ sơ");
        assertThat(member.main()).containsText("Đã gửi.");
    }

    private static void pickWithoutScript(ProfileScreen form, String part, String search, String line) {
        Locator field = form.window()
                .part(part)
                .locator(".field")
                .filter(new Locator.FilterOptions()
                        .setHas(form.window()
                                .page()
                                .getByRole(
                                        AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Chi bộ trực thuộc"))));
        form.box(part, "Chi bộ trực thuộc").fill(search);
        field.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Tìm"))
                .press("Enter");
        field.getByRole(AriaRole.RADIO, new Locator.GetByRoleOptions().setName(line))
                .first()
                .check();
    }
}
