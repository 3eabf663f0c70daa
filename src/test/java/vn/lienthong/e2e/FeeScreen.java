package vn.lienthong.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;

/** What a payer does on the pages of Thu, nộp Đảng phí, and on the page of the payment platform. */
record FeeScreen(Window window) {

    static final String MENU = "1. Thủ tục thu nộp đảng phí";
    static final String PAY = "Đảng viên nộp đảng phí";
    static final String PAY_CELL = "Nộp đảng phí cho chi bộ";
    static final String LIST = "Danh sách giao dịch nộp đảng phí";
    static final String CONFIRM = "Tôi xác nhận thông tin nộp phí là chính xác";

    private static final Pattern PLATFORM = Pattern.compile(".*/payment-platform/pay/.*");

    Locator months() {
        return window.page().getByLabel("Số tháng đóng đảng phí");
    }

    void confirmAndPayOnline() {
        window.page().getByLabel(CONFIRM).check();
        window.button("Nộp phí trực tuyến").click();
        assertThat(window.title()).hasText("Chọn hình thức thanh toán");
    }

    Locator method(String name) {
        return window.page().getByRole(AriaRole.RADIO, new Page.GetByRoleOptions().setName(name));
    }

    /** Ends on the page of the payment platform. */
    void payBy(String method) {
        method(method).check();
        window.button("Thanh toán").click();
        window.page().waitForURL(PLATFORM);
    }

    /** What the payer decides at the platform; ends on the page of the result. */
    void atPlatform(String choice) {
        window.page().waitForURL(PLATFORM);
        window.button(choice).click();
        assertThat(window.title()).hasText("Kết quả thanh toán");
    }

    /** Another case of the platform's page, whose buttons are folded away. */
    void atPlatformInstead(String choice) {
        window.page().waitForURL(PLATFORM);
        window.page().getByText("Tình huống khác").click();
        window.button(choice).click();
        assertThat(window.title()).hasText("Kết quả thanh toán");
    }

    /** The lines of the list. */
    Locator orders() {
        return window.page().locator(".order-table tbody tr");
    }

    /** Opens the order of a line. */
    void open(Locator order) {
        order.getByRole(AriaRole.ROWHEADER).getByRole(AriaRole.LINK).click();
        assertThat(window.title()).hasText("Chi tiết giao dịch");
    }

    void assertResult(String heading) {
        assertThat(window.main().getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName(heading)))
                .isVisible();
    }
}
