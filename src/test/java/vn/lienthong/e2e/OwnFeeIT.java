package vn.lienthong.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/** Thủ tục thu nộp đảng phí: đảng viên nộp đảng phí, xem danh sách giao dịch. */
class OwnFeeIT extends BrowserTest {

    private static final Pattern ONE_MONTH = Pattern.compile("^Đóng cho tháng \\d\\d/\\d{4}$");
    private static final String OPEN_ORDER = "Đồng chí có giao dịch chưa thanh toán";

    /** Members of Chi bộ Kinh doanh 1 with an account, one for each test that changes what is owed. */
    private static final String SECOND = "001083000033";

    private static final String THIRD = "035097000034";
    private static final String FOURTH = "001085000035";

    @Test
    void memberPaysThroughThePlatformAndSeesTheResultItsReceiptsAndTheList() throws IOException {
        Window member = loggedIn(MEMBER_WITH_ACCOUNT);
        FeeScreen fees = new FeeScreen(member);
        assertThat(member.main().getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setName(FeeScreen.MENU)))
                .isVisible();
        assertThat(member.link(FeeScreen.PAY_CELL)).hasCount(0);
        member.picture("fee-home");
        member.menu(FeeScreen.MENU, FeeScreen.PAY);
        assertThat(member.title()).hasText(FeeScreen.PAY);
        assertThat(member.part("Thông tin đảng viên")).containsText("Hoàng Văn Giả Định");
        member.picture("fee-pay");

        fees.months().selectOption("1");
        assertThat(member.page().locator("#quote .paid-for")).hasText(ONE_MONTH);
        assertThat(member.main()).containsText("Quý đảng viên đang nộp đảng phí, tổng số tiền là 45.000 VND");
        assertThat(member.main()).containsText("(Số tiền bằng chữ: Bốn mươi lăm nghìn đồng)");
        fees.confirmAndPayOnline();
        assertThat(member.part("Thông tin đơn hàng")).containsText("Thanh toán lệ phí cho hồ sơ");
        assertThat(member.part("Thông tin đơn hàng")).containsText("Thành ủy Hà Nội");
        assertThat(member.part("Thông tin đơn hàng")).containsText("45.000 VND");
        member.picture("fee-method");

        member.page().getByLabel("Tìm theo tên ngân hàng").fill("cong thuong");
        assertThat(member.page().getByRole(AriaRole.RADIO)).hasCount(1);
        fees.payBy("VietinBank");
        fees.atPlatform("Thanh toán");
        fees.assertResult("Nộp đảng phí thành công");
        assertThat(member.main()).containsText("Đã nhận đủ 45.000 đồng");
        assertReceipt(member, member.link("In Biên lai thanh toán"), "BIÊN LAI", "Hoàng Văn Giả Định", "45.000 đồng");
        member.picture("fee-result-paid");

        eventually(() -> {
            member.open("/fees");
            assertThat(receiptsOf(fees.orders().first()).count()).isEqualTo(2);
        });
        assertReceipt(member, receiptsOf(fees.orders().first()).first(), "BIÊN LAI", "Hoàng Văn Giả Định");
        assertReceipt(member, receiptsOf(fees.orders().first()).last(), "So tien: 45000 VND");
        member.menu(FeeScreen.MENU, FeeScreen.LIST);
        assertThat(member.title()).hasText(FeeScreen.LIST);
        Locator row = fees.orders().first();
        assertThat(row).containsText("Nộp cho chính mình");
        assertThat(row).containsText("45.000");
        assertThat(row).containsText("Đã thanh toán");
        assertThat(member.main()).containsText("Hiển thị 1 đến 1 trên 1 bản ghi");
        member.picture("fee-list");
        fees.open(row);
        assertThat(member.part("Quá trình xử lý")).containsText("Đã nhận đủ tiền nộp đảng phí.");
        assertThat(member.part("Các lần thanh toán")).containsText("Đã nhận tiền");
        assertThat(member.link("In Biên lai thanh toán")).isVisible();
        assertThat(member.link("Biên lai từ hệ thống thanh toán quốc gia")).isVisible();
        member.picture("fee-order-paid");
    }

    /** The links of both columns: the hub's receipt, the payment platform's. */
    private static Locator receiptsOf(Locator order) {
        return order.getByText("Xem biên lai", new Locator.GetByTextOptions().setExact(true));
    }

    private static void assertReceipt(Window window, Locator link, String... words) throws IOException {
        APIResponse file = window.file(link);
        assertThat(file.headers().get("content-type")).startsWith("application/pdf");
        try (PDDocument pdf = Loader.loadPDF(file.body())) {
            assertThat(new PDFTextStripper().getText(pdf)).contains(words);
        }
    }

    @Test
    void aFailureIsToldTruthfullyAndTriedAgainAndALostNoticeIsAskedFor() {
        Window member = loggedIn(SECOND);
        FeeScreen fees = new FeeScreen(member);
        member.open("/fees/pay");
        fees.confirmAndPayOnline();
        fees.payBy("Vietcombank");
        fees.atPlatform("Hủy");
        fees.assertResult("Thanh toán không thành công");
        assertThat(member.main()).containsText("Ngân hàng báo không thu tiền");
        member.picture("fee-result-failed");

        member.link("Thanh toán lại").click();
        assertThat(member.title()).hasText("Chọn hình thức thanh toán");
        fees.payBy("MoMo");
        fees.atPlatformInstead("Thanh toán nhưng không báo (mất thông báo)");
        fees.assertResult("Đang chờ ngân hàng xác nhận");
        assertThat(member.main()).not().containsText("thành công");
        member.picture("fee-result-waits");
        fees.assertResult("Nộp đảng phí thành công");

        member.open("/fees");
        fees.open(fees.orders().first());
        assertThat(member.part("Các lần thanh toán")).containsText("Không thành công");
        assertThat(member.part("Các lần thanh toán")).containsText("Đã nhận tiền");
        member.picture("fee-order-second-attempt");
    }

    @Test
    void doubleClickBackReloadAndASecondTabMakeOneOrder() {
        Window member = loggedIn(THIRD);
        Window secondTab = loggedIn(THIRD);
        member.open("/fees/pay");
        secondTab.open("/fees/pay");

        member.page().getByLabel(FeeScreen.CONFIRM).check();
        member.button("Nộp phí trực tuyến").dblclick();
        assertThat(member.title()).hasText("Chọn hình thức thanh toán");
        member.page().reload();
        member.page().goBack();
        assertThat(member.main()).containsText(OPEN_ORDER);
        member.page().reload();
        assertThat(member.main()).containsText(OPEN_ORDER);
        member.picture("fee-pay-open-order");

        secondTab.page().getByLabel(FeeScreen.CONFIRM).check();
        secondTab.button("Nộp phí trực tuyến").click();
        assertThat(secondTab.title()).hasText("Chi tiết giao dịch");
        assertThat(secondTab.main()).containsText("không có giao dịch thứ hai nào được tạo");
        assertThat(orders(THIRD)).isEqualTo(1);
        secondTab.picture("fee-second-tab");

        secondTab.link("Tiếp tục thanh toán").click();
        new FeeScreen(secondTab).payBy("BIDV");
        secondTab.page().goBack();
        assertThat(secondTab.title()).hasText("Thanh toán");
        assertThat(secondTab.link("Đến trang thanh toán")).isVisible();
        secondTab.picture("fee-payment-away");
        secondTab.link("Đến trang thanh toán").click();
        new FeeScreen(secondTab).atPlatform("Thanh toán");
        new FeeScreen(secondTab).assertResult("Nộp đảng phí thành công");
        assertThat(orders(THIRD)).isEqualTo(1);
    }

    private int orders(String personalId) {
        return database()
                .sql("SELECT count(*) FROM fee_order o JOIN person p ON p.id = o.payer WHERE p.personal_id = ?")
                .param(personalId)
                .query(Integer.class)
                .single();
    }

    @Test
    void ordersAreCancelledFoundExportedAndRated() throws IOException {
        Window member = loggedIn(FOURTH);
        FeeScreen fees = new FeeScreen(member);
        member.open("/fees");
        assertThat(member.main()).containsText("Chưa có giao dịch nào");
        member.picture("fee-list-empty");
        member.open("/fees/pay");
        fees.confirmAndPayOnline();
        member.link("Để sau").click();
        assertThat(member.main()).containsText("Đã khởi tạo giao dịch");
        member.picture("fee-order-open");
        member.link("Hủy giao dịch").click();
        assertThat(member.question()).containsText("Hủy giao dịch này?");
        member.picture("fee-cancel");
        member.confirm("Hủy giao dịch");
        assertThat(member.main()).containsText("Đã hủy giao dịch.");

        member.open("/fees/pay");
        fees.confirmAndPayOnline();
        member.open("/fees");
        assertThat(fees.orders()).hasCount(2);
        member.page().getByText("Lọc theo trạng thái, hình thức, ngày").click();
        member.page().getByLabel("Trạng thái giao dịch").selectOption(new SelectOption().setLabel("Đã hủy"));
        member.button("Lọc").click();
        assertThat(fees.orders()).hasCount(1);
        member.link("Bỏ lọc").click();
        member.page().getByLabel("Nhập nội dung sau đó gõ Enter để tìm kiếm").fill("dang van tam ten");
        member.page().keyboard().press("Enter");
        assertThat(member.page()).hasURL(Pattern.compile(".*q=dang.*"));
        assertThat(fees.orders()).hasCount(2);
        String number = fees.orders().first().getByRole(AriaRole.ROWHEADER).innerText();

        Download csv =
                member.page().waitForDownload(() -> member.link("Tải tệp CSV").click());
        assertThat(Files.readString(csv.path())).contains(number).contains("Đã khởi tạo giao dịch");
        Download xlsx =
                member.page().waitForDownload(() -> member.link("Tải tệp Excel").click());
        assertThat(xlsx.suggestedFilename()).endsWith(".xlsx");

        fees.orders().first().getByText("Đánh giá").click();
        member.page()
                .getByLabel("Hài lòng", new com.microsoft.playwright.Page.GetByLabelOptions().setExact(false))
                .first()
                .check();
        member.page().getByLabel("Ý kiến của đồng chí").fill("Dễ dùng.");
        member.picture("fee-rating");
        member.button("Gửi đánh giá").click();
        assertThat(member.part("Đánh giá")).containsText("Dễ dùng.");
        assertThat(member.part("Đánh giá")).containsText("Rất hài lòng");
    }
}
