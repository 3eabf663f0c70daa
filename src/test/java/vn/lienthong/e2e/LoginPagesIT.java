package vn.lienthong.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import vn.lienthong.testsupport.Chromium;
import vn.lienthong.testsupport.SharedSandbox;
import vn.sandbox.Sandbox;
import vn.sandbox.home.TestPeople;
import vn.sandbox.home.TestPerson;

/** The guide's chapter "Truy cập, đăng nhập hệ thống", both ways, as a person at a screen does it. */
@Tag("browser")
class LoginPagesIT {

    private static Sandbox sandbox;
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;
    private TestPerson secretary;

    @BeforeAll
    static void start() {
        sandbox = SharedSandbox.get();
        playwright = Chromium.playwright();
        browser = Chromium.launch(playwright);
    }

    @AfterAll
    static void stop() {
        browser.close();
        playwright.close();
    }

    @BeforeEach
    void open() {
        secretary = sandbox.partners().getBean(TestPeople.class).featured().get(1);
        context = browser.newContext();
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
    }

    @Test
    void personalIdPasswordAndConfirmationCode() {
        goToIdentityProvider();
        page.getByLabel("Số định danh cá nhân").last().fill(secretary.personalId());
        page.getByLabel("Mật khẩu").fill(secretary.password());
        button("Đăng nhập");
        page.getByLabel("Mã xác nhận").fill(currentCode());
        button("Xác nhận");
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
