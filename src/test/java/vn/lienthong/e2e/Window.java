package vn.lienthong.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.slf4j.LoggerFactory;
import vn.sandbox.Sandbox;
import vn.sandbox.identity.OneTimeCodes;

/** The browser window of one person, and what this person does everywhere: log in, open a page, use the menu. */
final class Window {

    private static final Path PICTURES = Path.of("target/e2e");
    private static final int SMALL_PHONE = 320;

    private final BrowserContext context;
    private final Sandbox sandbox;
    private final Page page;

    /** The addresses that make up what is shown: of the page, and of the parts that came into it since. */
    private final Set<String> shown = new LinkedHashSet<>();

    private final Set<String> lookedAt;

    /** @param lookedAt gathers the addresses that were looked at on a small phone too */
    Window(BrowserContext context, Sandbox sandbox, Set<String> lookedAt) {
        this.context = context;
        this.sandbox = sandbox;
        this.lookedAt = lookedAt;
        context.setDefaultTimeout(BrowserTest.PATIENCE.toMillis());
        page = context.newPage();
        page.onResponse(this::show);
    }

    Page page() {
        return page;
    }

    private void show(Response answer) {
        if (answer.request().isNavigationRequest()) {
            shown.clear();
        }
        if (answer.request().method().equals("GET") && answer.ok()) {
            shown.add(answer.url());
        }
    }

    /** What is shown is looked at as it is. */
    void lookedAt() {
        if (page.viewportSize().width <= SMALL_PHONE) {
            lookedAt.addAll(shown);
        }
    }

    /** The page inside its frame. */
    Locator main() {
        return page.locator("main");
    }

    Response open(String path) {
        return page.navigate(sandbox.hubUrl() + path);
    }

    /** ĐĂNG NHẬP, số định danh cá nhân và mật khẩu, mã xác nhận; as the first way of the guide has it. */
    void logIn(String personalId) {
        beginLogin();
        identify(personalId);
    }

    private void beginLogin() {
        open("/");
        main().getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName("ĐĂNG NHẬP"))
                .click();
        choose();
    }

    /** Tài khoản định danh điện tử cấp bởi Bộ Công an dành cho Công dân. */
    void choose() {
        link("Tài khoản định danh điện tử cấp bởi Bộ Công an dành cho Công dân").click();
    }

    /** Password and code at the provider. */
    void identify(String personalId) {
        page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName("Số định danh cá nhân"))
                .fill(personalId);
        page.getByLabel("Mật khẩu").fill("vidu-2025");
        button("Đăng nhập").click();
        page.getByLabel("Mã xác nhận")
                .fill(sandbox.partners().getBean(OneTimeCodes.class).current(personalId));
        button("Xác nhận").click();
        page.waitForURL(address -> address.startsWith(sandbox.hubUrl().toString()));
    }

    /** Quét mã QR bằng ứng dụng VNeID: the second way of the guide, the phone being another page. */
    void logInByQr(String personalId) {
        beginLogin();
        Page phone = page.waitForPopup(
                () -> link("Mở ứng dụng VNeID (trang điện thoại)").click());
        phone.getByLabel("Điện thoại của ai").fill(personalId);
        phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mở điện thoại"))
                .click();
        phone.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Xác nhận đăng nhập"))
                .click();
        assertThat(phone.getByRole(AriaRole.STATUS)).hasText("Đã xác nhận đăng nhập.");
        phone.close();
        page.waitForURL(address -> address.startsWith(sandbox.hubUrl().toString()));
    }

    /** Opens a group of the menu and chooses an entry. */
    void menu(String group, String entry) {
        Locator menu = page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Danh mục"));
        menu.getByText(group, new Locator.GetByTextOptions().setExact(true)).click();
        menu.getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(entry).setExact(true))
                .click();
    }

    /** The question before a decision, in its dialog. */
    Locator question() {
        return page.getByRole(AriaRole.DIALOG);
    }

    /** Asks for the decision with the button of the page; the question is open then. */
    void ask(String decision) {
        button(decision).click();
        assertThat(question()).isVisible();
    }

    /** Answers the question with its button of the same name. */
    void confirm(String decision) {
        question()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(decision))
                .click();
    }

    /** Decides on the task that is open, with a reason where one is given. */
    void decide(String decision, String reason) {
        ask(decision);
        if (reason != null) {
            question().getByLabel("Lý do").fill(reason);
        }
        confirm(decision);
        assertThat(main()).containsText("Đã ghi nhận quyết định");
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** The file behind a link, as this window's session gets it. */
    APIResponse file(Locator link) {
        return page.request()
                .get(URI.create(page.url()).resolve(link.getAttribute("href")).toString());
    }

    Locator title() {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
    }

    /** The part of the page with this heading. */
    Locator part(String heading) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(heading).setExact(true));
    }

    /** Keeps the page as it looks on a desk and on a phone. */
    /** For people to look at, so only when they want to: {@code -Dpictures=true}; a run without them is minutes shorter. */
    void picture(String name) {
        if (!Boolean.getBoolean("pictures")) {
            return;
        }
        for (int width : new int[] {390, 1280}) {
            page.setViewportSize(width, 800);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve(name + "-" + width + ".png"))
                    .setFullPage(true));
        }
    }

    void pictureOfFailure(String name) {
        try {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(PICTURES.resolve("failed-" + name + "-" + Integer.toHexString(hashCode()) + ".png"))
                    .setFullPage(true));
        } catch (PlaywrightException e) {
            LoggerFactory.getLogger(Window.class).warn("no picture of {}", name, e);
        }
    }

    void close() {
        context.close();
    }
}
