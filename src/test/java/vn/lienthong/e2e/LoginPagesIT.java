package vn.lienthong.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.lienthong.testsupport.Applicants;
import vn.lienthong.testsupport.Chromium;
import vn.lienthong.testsupport.SharedSandbox;
import vn.sandbox.Sandbox;
import vn.sandbox.faults.Fault;
import vn.sandbox.home.TestPeople;
import vn.sandbox.home.TestPerson;

/** The guide's chapter "Truy cập, đăng nhập hệ thống", both ways, as a person at a screen does it. */
@Tag("browser")
class LoginPagesIT {

    private static Sandbox sandbox;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;
    private TestPerson secretary;

    @BeforeAll
    static void start() {
        sandbox = SharedSandbox.get();
    }

    @BeforeEach
    void open() {
        secretary = sandbox.partners().getBean(TestPeople.class).featured().get(1);
        context = Chromium.browser().newContext();
        page = context.newPage();
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type())) {
                complaints.add(message.text());
            }
        });
    }

    @AfterEach
    void close() {
        context.close();
        sandbox.faults().reset();
    }

    @Test
    void oneClickCopiesWhatALoginNeeds() {
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.navigate(sandbox.partnersUrl().toString());
        for (String what : List.of("số định danh", "mật khẩu", "mã xác nhận")) {
            Locator copy = page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Chép " + what + " của " + secretary.name()))
                    .first();
            String shown =
                    copy.locator("xpath=../preceding-sibling::dd[1]/code").innerText();
            copy.click();
            assertThat(copy).hasText("Đã chép");
            assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(shown);
        }
    }

    @Test
    void personalIdPasswordAndConfirmationCode() {
        goToIdentityProvider();
        identify();
        assertThat(page.locator("body")).containsText(secretary.name());

        button("Đăng xuất");
        assertThat(page).hasURL(sandbox.hubUrl() + "/");
        assertThat(page.getByText("ĐĂNG NHẬP", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(complaints).isEmpty();
    }

    @Test
    void qrCodeApprovedOnThePhoneMovesTheWaitingPageOn() {
        goToIdentityProvider();
        assertThat(page.getByAltText("Mã QR để đăng nhập bằng ứng dụng VNeID")).isVisible();
        Page phone = page.waitForPopup(() -> page.getByText("Mở ứng dụng VNeID").click());
        phone.getByLabel(Pattern.compile("Điện thoại của ai")).fill(secretary.personalId());
        phone.getByText("Mở điện thoại").click();
        phone.getByText("Xác nhận đăng nhập", new Page.GetByTextOptions().setExact(true))
                .click();
        assertThat(phone.getByRole(AriaRole.STATUS)).containsText("Đã xác nhận đăng nhập");

        assertThat(page).hasURL(sandbox.hubUrl() + "/");
        assertThat(page.locator("body")).containsText(secretary.name());
        assertThat(complaints).isEmpty();
    }

    @Test
    void longAfterTheLoginADecisionIsMadeAfterAnotherOne() {
        UUID task = new Applicants(sandbox.hub()).task("033160000304", "Ngô Thị Mẫu Mực");
        sandbox.faults().set("identity", Fault.switchedOn("old-login", "20"));
        goToIdentityProvider();
        identify();
        sandbox.faults().reset();

        page.navigate(sandbox.hubUrl() + "/tasks/" + task);
        button("Từ chối");
        assertThat(heading()).hasText("Xác nhận lại danh tính");
        pictures("login-anew");
        page.getByText("Đăng nhập lại bằng VNeID").click();
        identify();

        assertThat(heading()).hasText("Từ chối: Ngô Thị Mẫu Mực?");
        page.getByLabel("Lý do").fill("Chưa khớp với sổ đảng viên.");
        button("Từ chối");
        assertThat(page.locator("main")).containsText("Đã ghi nhận quyết định");
        assertThat(complaints).isEmpty();
    }

    @Test
    void whoseAccountIsBelowLevelTwoIsToldHowToRaiseIt() {
        sandbox.faults().set("identity", Fault.switchedOn("assurance", "LoA1"));
        goToIdentityProvider();
        identify();
        assertThat(page.locator("main")).containsText("Nâng tài khoản VNeID lên mức độ 2");
        pictures("login-level-1");
    }

    @Test
    void thePartnersPageFindsPeopleAsOneTypes() {
        page.navigate(sandbox.partnersUrl() + "/");
        page.getByLabel("Tìm theo tên, số định danh, tổ chức").fill("tran thi mau don");
        assertThat(page.locator("#everybody tbody tr:visible")).hasCount(1);
        assertThat(complaints).isEmpty();
    }

    private void goToIdentityProvider() {
        page.navigate(sandbox.hubUrl() + "/");
        page.getByText("ĐĂNG NHẬP", new Page.GetByTextOptions().setExact(true)).click();
        page.getByText("Tài khoản định danh điện tử cấp bởi Bộ Công an dành cho Công dân")
                .last()
                .click();
    }

    private void identify() {
        page.getByLabel("Số định danh cá nhân").last().fill(secretary.personalId());
        page.getByLabel("Mật khẩu").fill(secretary.password());
        button("Đăng nhập");
        page.getByLabel("Mã xác nhận").fill(currentCode());
        button("Xác nhận");
    }

    private Locator heading() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    /** Keeps the page as it looks on a desk and on a phone. */
    private void pictures(String name) {
        if (!Boolean.getBoolean("pictures")) {
            return;
        }
        for (int width : new int[] {390, 1280}) {
            page.setViewportSize(width, 800);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of("target/e2e", name + "-" + width + ".png"))
                    .setFullPage(true));
        }
    }

    private void button(String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private String currentCode() {
        return sandbox.partners().getBean(TestPeople.class).featured().get(1).oneTimeCode();
    }
}
