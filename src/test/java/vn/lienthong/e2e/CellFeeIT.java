package vn.lienthong.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import vn.sandbox.faults.Fault;

/** Thủ tục thu nộp đảng phí: nộp đảng phí cho chi bộ. */
class CellFeeIT extends BrowserTest {

    private static final Page.GetByLabelOptions EXACTLY = new Page.GetByLabelOptions().setExact(true);
    private static final String PAID_BEFORE = "001083000033";
    private static final String WITHOUT_SCRIPT = "035097000034";

    @Test
    void secretaryPaysForTheCellLeavingSomeOutAndHasTheReceiptOfEach() throws IOException {
        Window member = loggedIn(PAID_BEFORE);
        member.open("/fees/pay");
        new FeeScreen(member).confirmAndPayOnline();

        Window secretary = loggedIn(SECRETARY);
        FeeScreen fees = new FeeScreen(secretary);
        secretary.menu(FeeScreen.MENU, FeeScreen.PAY_CELL);
        assertThat(secretary.main()).containsText("Chi bộ Kinh doanh 1");
        secretary.picture("fee-cell-start");
        secretary.button("Nộp cả chi bộ").click();
        assertThat(secretary.part("Danh sách đảng viên nộp đảng phí")).containsText("Hoàng Văn Giả Định");
        assertThat(secretary.main()).containsText("đang nằm trong một giao dịch khác: Ngô Văn Ví Von");
        assertThat(chosen(secretary)).hasText("4");
        secretary.picture("fee-cell");

        secretary.page().getByLabel("Số tháng nộp cho Hoàng Văn Giả Định").selectOption("1");
        assertThat(secretary.page().locator("tr").filter(new Locator.FilterOptions().setHasText("Hoàng Văn Giả Định")))
                .containsText("45.000");
        secretary.page().getByLabel("Nộp cho Phan Văn Ví Von", EXACTLY).uncheck();
        assertThat(chosen(secretary)).hasText("3");
        secretary.button("Bỏ chọn tất cả").click();
        assertThat(secretary.main()).containsText("Chưa chọn đảng viên nào.");
        secretary.page().getByLabel("Nộp cho Hoàng Văn Giả Định", EXACTLY).check();
        secretary.page().getByLabel("Nộp cho Đặng Văn Tạm Tên", EXACTLY).check();
        assertThat(chosen(secretary)).hasText("2");
        assertThat(secretary.main()).containsText("Quý đảng viên đang nộp đảng phí, tổng số tiền là");
        fees.confirmAndPayOnline();
        fees.payBy("Agribank");
        fees.atPlatform("Thanh toán");
        fees.assertResult("Nộp đảng phí thành công");

        secretary.open("/fees?scope=cell");
        assertThat(fees.orders()).hasCount(1);
        assertThat(fees.orders().first()).containsText("Trần Thị Mẫu Đơn");
        secretary.picture("fee-list-cell");
        fees.open(fees.orders().first());
        assertThat(secretary.main()).containsText("Đảng viên được nộp (2)");
        Download zip = secretary.page().waitForDownload(() -> secretary
                .link("Tải biên lai của từng đảng viên (ZIP)")
                .click());
        assertThat(receiptsIn(zip))
                .satisfiesExactlyInAnyOrder(
                        name -> assertThat(name).matches("BLTH-\\d{4}-\\d{7}-tran-thi-mau-don\\.pdf"),
                        name -> assertThat(name).matches("BL-\\d{4}-\\d{7}-hoang-van-gia-dinh\\.pdf"),
                        name -> assertThat(name).matches("BL-\\d{4}-\\d{7}-dang-van-tam-ten\\.pdf"));
        secretary.picture("fee-order-cell");

        secretary.open("/fees/pay-cell");
        secretary.button("Thêm đảng viên").click();
        secretary.page().getByLabel("Tìm đảng viên trong chi bộ").fill("hoang van");
        secretary.page().keyboard().press("Enter");
        assertThat(secretary.button("Thêm Hoàng Văn Giả Định")).isVisible();
        secretary.picture("fee-cell-found");
        secretary.button("Thêm Hoàng Văn Giả Định").click();
        assertThat(secretary.part("Danh sách đảng viên nộp đảng phí")).containsText("Hoàng Văn Giả Định");
    }

    private static List<String> receiptsIn(Download archive) throws IOException {
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(archive.createReadStream())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName());
                assertThat(new String(zip.readNBytes(5), StandardCharsets.US_ASCII))
                        .isEqualTo("%PDF-");
            }
        }
        return names;
    }

    @Test
    void anOldLoginIsRenewedBeforePayingAndWhatWasChosenIsKept() {
        sandbox().faults().set("identity", Fault.switchedOn("old-login", "20"));
        Window secretary = loggedIn(SECRETARY);
        sandbox().faults().reset();
        secretary.open("/fees/pay-cell");
        secretary.button("Nộp cả chi bộ").click();
        int all = Integer.parseInt(chosen(secretary).innerText());
        secretary.page().getByLabel("Nộp cho Trần Thị Mẫu Đơn", EXACTLY).uncheck();
        assertThat(chosen(secretary)).hasText(Integer.toString(all - 1));
        secretary.page().getByLabel("Số tháng nộp cho Hoàng Văn Giả Định").selectOption("2");
        secretary.page().getByLabel(FeeScreen.CONFIRM).check();
        secretary.button("Nộp phí trực tuyến").click();
        assertThat(secretary.title()).hasText("Xác nhận lại danh tính");

        secretary.link("Đăng nhập lại bằng VNeID").click();
        secretary.identify(SECRETARY);
        assertThat(secretary.main()).containsText("Đồng chí đã xác nhận lại danh tính.");
        assertThat(chosen(secretary)).hasText(Integer.toString(all - 1));
        assertThat(secretary.page().getByLabel("Số tháng nộp cho Hoàng Văn Giả Định"))
                .hasValue("2");
        secretary.picture("fee-cell-restored");
    }

    private static Locator chosen(Window window) {
        return window.page().locator("#totals dd").first();
    }

    @Test
    void payingWorksWithoutScript() {
        Window member = visitorWithoutScript();
        member.logIn(WITHOUT_SCRIPT);
        FeeScreen fees = new FeeScreen(member);
        member.open("/fees/pay");
        fees.months().selectOption("1");
        member.button("Tính lại").press("Enter");
        assertThat(member.main()).containsText("tổng số tiền là 74.000 VND");
        fees.confirmAndPayOnline();
        member.page().getByLabel("Tìm theo tên ngân hàng").fill("techcom");
        member.button("Tìm").press("Enter");
        assertThat(member.page().getByRole(AriaRole.RADIO)).hasCount(1);
        fees.method("Techcombank").check();
        member.button("Thanh toán").press("Enter");
        member.page().waitForURL(address -> address.contains("/payment-platform/pay/"));
        member.page()
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Thanh toán").setExact(true))
                .press("Enter");
        assertThat(member.title()).hasText("Kết quả thanh toán");
        fees.assertResult("Nộp đảng phí thành công");
    }
}
