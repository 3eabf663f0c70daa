package vn.lienthong.fee.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.fee.FeeOrder;
import vn.lienthong.fee.FeeOrders;
import vn.lienthong.fee.FeePayment;
import vn.lienthong.fee.FeePayments;
import vn.lienthong.fee.FeeRules;
import vn.lienthong.fee.OrderForm;
import vn.lienthong.fee.OrderRequest;
import vn.lienthong.fee.OrderState;
import vn.lienthong.fee.PaymentStatus;
import vn.lienthong.fee.ReceiptAccess;
import vn.lienthong.fee.store.OrderStore;
import vn.lienthong.fee.store.PaymentStore;
import vn.lienthong.membership.Profile;
import vn.lienthong.membership.Profiles;
import vn.lienthong.membership.store.AccountStore;
import vn.lienthong.membership.web.CellOfTests;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.partner.payment.Checkout;
import vn.lienthong.web.ScreenTest;

/** The pages of paying fees over a real database, without routes: what providers and settlement do is done to the tables. */
@ScreenTest
@Import({CellOfTests.class, FeeScreens.class})
@TestPropertySource(properties = "lienthong.base-url=http://localhost")
@TestConstructor(autowireMode = TestConstructor.AutowireMode.ALL)
class FeeScreensTest {

    private static final String BANK = "vietinbank";
    private static int count;

    private final MockMvc mvc;
    private final FeeOrders orders;
    private final FeePayments payments;
    private final OrderStore orderStore;
    private final PaymentStore paymentStore;
    private final AccountStore accounts;
    private final People people;
    private final Positions positions;
    private final ReceiptAccess receipts;
    private final FeeRules rules;
    private final JdbcClient jdbc;

    private long member;

    FeeScreensTest(
            MockMvc mvc,
            FeeOrders orders,
            FeePayments payments,
            OrderStore orderStore,
            PaymentStore paymentStore,
            AccountStore accounts,
            People people,
            Positions positions,
            ReceiptAccess receipts,
            FeeRules rules,
            JdbcTemplate jdbc) {
        this.mvc = mvc;
        this.orders = orders;
        this.payments = payments;
        this.orderStore = orderStore;
        this.paymentStore = paymentStore;
        this.accounts = accounts;
        this.people = people;
        this.positions = positions;
        this.receipts = receipts;
        this.rules = rules;
        this.jdbc = JdbcClient.create(jdbc);
    }

    @BeforeEach
    void somebodyNew() {
        jdbc.sql("UPDATE member_account SET status = 'LOCKED'").update();
        member = somebody("Nguyễn Thị Ví Dụ", 3);
    }

    @Test
    void thePageOffersAllThatIsOwedUpToThisMonth() throws Exception {
        Document page = page("/fees/pay");

        assertThat(page.select("h1").text()).isEqualTo("Đảng viên nộp đảng phí");
        assertThat(page.select("#months option").eachText()).startsWith("1", "2", "3", "4");
        assertThat(page.select("#months option[selected]").text()).isEqualTo("3");
        assertThat(page.select("#quote").text())
                .contains("Số tiền đảng phí phải đóng (Đồng): 180.000")
                .contains("Quý đảng viên đang nộp đảng phí, tổng số tiền là 180.000 VND (Số tiền bằng chữ: Một trăm tám"
                        + " mươi nghìn đồng)");
        assertThat(page.text()).contains("Còn 2 tháng trước chưa nộp");
        assertThat(page.select("a[href=/account/change]").text()).contains("Thay đổi thông tin tài khoản");
    }

    @Test
    void oneMonthIsToldInTheWordsOfTheGuide() throws Exception {
        Document page = page("/fees/pay?months=1");

        assertThat(page.select(".paid-for").text())
                .isEqualTo("Đóng cho tháng " + written(thisMonth().minusMonths(2)));
        assertThat(page.select("#quote").text()).contains("60.000 VND (Số tiền bằng chữ: Sáu mươi nghìn đồng)");
        assertThat(page.select("#pay-confirm [name=amount]").val()).isEqualTo("60000");
    }

    @Test
    void monthsStandOneByOneWithTheirState() throws Exception {
        pay(place(member, 1));
        place(member, 1);

        assertThat(page("/fees/pay").select(".month-table tbody tr").eachText())
                .contains(
                        written(thisMonth().minusMonths(2)) + " 60.000 Đã nộp",
                        written(thisMonth().minusMonths(1)) + " 60.000 Đang trong giao dịch",
                        written(thisMonth()) + " 60.000 Kỳ này chưa nộp",
                        written(thisMonth().plusMonths(1)) + " 60.000 Có thể nộp trước");
    }

    @Test
    void aPaidMonthLeadsToTheReceiptOrTheOwnOrder() throws Exception {
        FeeOrder own = place(member, 1);
        pay(own);
        assertThat(page("/fees/pay").select(".month-table a").eachAttr("href"))
                .containsExactly("/fees/orders/" + own.id());
        long payer = member;
        long other = somebody("Đỗ Được Nộp", 1);
        member = secretary("Trần Thị Mẫu Đơn", 1);
        FeeOrder ofCell = orders.place(
                new OrderRequest(UUID.randomUUID(), OrderForm.CELL, member, Profiles.CELL, Map.of(other, 1), 60_000));
        pay(ofCell);
        assertThat(page("/fees/orders/" + ofCell.id()).text()).contains(ofCell.number());
        member = other;
        assertThat(page("/fees/pay").select(".month-table a")).isEmpty();
        answer(as(get("/fees/orders/" + ofCell.id()))).andExpect(status().isNotFound());

        UUID document = receipt(ofCell, other);
        String link = page("/fees/pay").select(".month-table a").attr("href");
        assertThat(link).startsWith("/fees/receipts/");
        String number = link.substring("/fees/receipts/".length());
        assertThat(receipts.byNumber(other, number).document()).isEqualTo(document);
        assertThatThrownBy(() -> receipts.byNumber(payer, number)).isInstanceOf(Failure.class);
        member = payer;
        assertThat(page(page("/fees/pay").select(".month-table a").attr("href")).text())
                .contains(own.number());
    }

    private UUID receipt(FeeOrder order, long person) {
        UUID document = UUID.randomUUID();
        jdbc.sql(
                        """
                        INSERT INTO document (id, kind, number, subject, dated, content_type, size, sha256, code, public_facts,
                                              created_at)
                        VALUES (?, 'receipt', ?, ?, current_date, 'application/pdf', 1, sha256('x'), 'K7PM-2QXD-9RTA', '{}', now())
                        """)
                .params(document, "BL-" + document, "fee-order:" + order.id())
                .update();
        jdbc.sql(
                        """
                        INSERT INTO fee_receipting (order_id, method, reference, paid_at, cell, dated, expected, issued)
                        VALUES (?, 'VietinBank', 'T1', now(), 'Chi bộ', current_date, 2, 2)
                        """)
                .param(order.id())
                .update();
        jdbc.sql(
                        """
                        INSERT INTO fee_receipt (number, order_id, position, kind, person, person_name, amount, code, document)
                        VALUES (?, ?, 1, 'MEMBER', ?, 'Đỗ Được Nộp', 60000, 'K7PM-2QXD-9RTA', ?)
                        """)
                .params("BL-" + document, order.id(), person, document)
                .update();
        return document;
    }

    @Test
    void aDecisionByWhichLessIsOwedIsShownWithItsGroundAndPeriod() throws Exception {
        jdbc.sql(
                        """
                        INSERT INTO fee_exemption (person, kind, share, from_month, to_month, decision, decided_on)
                        VALUES (?, 'fifty-years', 100, '2026-03-01', '2026-08-01', '12-QĐ/CB', '2026-02-27')
                        """)
                .param(member)
                .update();

        assertThat(page("/fees/pay").text())
                .contains(
                        "Được miễn đảng phí từ tháng 03/2026 đến hết tháng 08/2026: Từ 50 năm tuổi Đảng trở lên, theo Quyết"
                                + " định số 12-QĐ/CB ngày 27/02/2026.");
    }

    @Test
    void whoOwesNothingIsToldWhy() throws Exception {
        place(member, page("/fees/pay").select("#months option").size());
        assertThat(page("/fees/pay").text()).contains("Các tháng đã nộp hoặc đang nằm trong một giao dịch");
        member = somebody("Lê Được Miễn", 3);
        jdbc.sql(
                        """
                        INSERT INTO fee_exemption (person, kind, share, from_month, decision, decided_on)
                        VALUES (?, 'fifty-years', 100, '2026-01-01', '12-QĐ/CB', '2026-02-27')
                        """)
                .param(member)
                .update();
        assertThat(page("/fees/pay").text())
                .contains("Tháng này đồng chí không phải nộp đảng phí")
                .doesNotContain("đang nằm trong một giao dịch");
        member = somebody("Phạm Nộp Sau", -30);
        assertThat(page("/fees/pay").text())
                .contains("Mức đảng phí đã khai áp dụng từ một tháng sau")
                .doesNotContain("đang nằm trong một giao dịch");
        member = somebody("Vũ Nộp Trước", 0);
        place(member, page("/fees/pay").select("#months option").size());
        assertThat(page("/fees/pay").text())
                .contains("Các tháng đã nộp hoặc đang nằm trong một giao dịch")
                .doesNotContain("áp dụng từ một tháng sau");
    }

    @Test
    void moreMonthsThanTheRulesAllowAreNotOffered() throws Exception {
        Document page = page("/fees/pay?months=500");

        int most = 3 + rules.in(thisMonth()).paying().monthsAhead();
        assertThat(page.select("#months option").eachText()).hasSize(most).endsWith(Integer.toString(most));
        assertThat(page.select("#pay-confirm [name=months]").val()).isEqualTo(Integer.toString(most));
        assertThat(page("/fees/pay?months=nhieu")
                        .select("#months option[selected]")
                        .text())
                .isEqualTo("3");
    }

    @Test
    void withoutTheTickNothingIsOrderedAndThePageSaysSo() throws Exception {
        Document page = Jsoup.parse(mvc.perform(own(page("/fees/pay")))
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));

        assertThat(page.select("#confirmed-error").text()).contains("đánh dấu vào ô xác nhận");
        assertThat(orderCount()).isZero();
    }

    @Test
    void theSameFormSentTwiceMakesOneOrder() throws Exception {
        Document form = page("/fees/pay");

        String first = sent(own(form).param("confirmed", "true"));
        String second = sent(own(form).param("confirmed", "true"));

        assertThat(first).matches("/fees/orders/[-0-9a-f]{36}/pay").isEqualTo(second);
        assertThat(orderCount()).isOne();
    }

    @Test
    void aSecondTabIsLedToTheOrderOfTheFirst() throws Exception {
        Document firstTab = page("/fees/pay");
        Document secondTab = page("/fees/pay");

        String first = sent(own(firstTab).param("confirmed", "true"));
        String second = sent(own(secondTab).param("confirmed", "true"));

        assertThat(second + "/pay").isEqualTo(first);
        assertThat(orderCount()).isOne();
    }

    @Test
    void aFeeThatChangedInTheMeantimeIsShownAndAskedForAgain() throws Exception {
        Document form = page("/fees/pay");
        activate(member, "Nguyễn Thị Ví Dụ", 3, 70_000);

        Document again = Jsoup.parse(mvc.perform(own(form).param("confirmed", "true"))
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));

        assertThat(again.select(".alert-danger").text()).contains("phải nộp vừa thay đổi");
        assertThat(again.select("#pay-confirm [name=amount]").val()).isEqualTo("210000");
        assertThat(again.select("[name=formKey]").val())
                .isNotEqualTo(form.select("[name=formKey]").val());
    }

    @Test
    void theDeclaredFeeIsComparedAndTheIncomeIsKeptNowhere() throws Exception {
        Document page = Jsoup.parse(
                mvc.perform(as(post("/fees/pay/check")).param("payer", "salary").param("income", "20.000.000"))
                        .andExpect(status().isOk())
                        .andReturn()
                        .getResponse()
                        .getContentAsString(StandardCharsets.UTF_8));

        assertThat(page.select("#judged").text())
                .contains("60.000 đồng")
                .contains("200.000 đồng")
                .contains("thấp hơn");
        assertThat(page.select("#pay-confirm [name=amount]").val()).isEqualTo("180000");
    }

    @Test
    void waysToPayStandInTheGuidesGroupsAndAreFoundWithoutDiacritics() throws Exception {
        FeeOrder order = place(member, 1);

        Document page = page("/fees/orders/" + order.id() + "/pay");
        assertThat(page.select("legend").eachText())
                .containsExactly("Chọn ngân hàng", "Chọn ví điện tử", "Chọn Mobile Money", "Chuyển khoản bằng mã QR");
        assertThat(page.select(".order-facts").text())
                .contains("Thanh toán lệ phí cho hồ sơ " + order.number())
                .contains("Thành ủy Hà Nội")
                .contains("60.000 VND");

        assertThat(page.select(".order-facts summary").text()).isEqualTo("Chi tiết");
        assertThat(page.select(".order-facts details").text()).contains("không thu thêm khoản nào");

        Document found = page("/fees/orders/" + order.id() + "/pay?q=nong nghiep");
        assertThat(found.select(".method").eachText())
                .singleElement()
                .asString()
                .contains("Agribank");
        assertThat(found.select(".method-mark").eachText()).containsExactly("AGRI");
        assertThat(page.select(".method-mark").eachText())
                .as("each way has one in place of a logo")
                .hasSameSizeAs(page.select(".method"))
                .allMatch(mark -> mark.matches("[A-Z0-9]{1,6}"));
        assertThat(page("/fees/orders/" + order.id() + "/pay?q=khongco").text()).contains("Không tìm thấy");
    }

    @Test
    void whoeverHasChosenIsLedOnOnceAndFindsAChoiceAfterComingBack() throws Exception {
        FeeOrder order = place(member, 1);
        MockHttpSession session = new MockHttpSession();
        String waiting = sent(as(post("/fees/orders/" + order.id() + "/pay"))
                .param("method", BANK)
                .session(session));
        String reference = waiting.substring("/fees/payments/".length());

        Document asked = Jsoup.parse(text(as(get(waiting)).session(session)));
        assertThat(asked.text()).contains("Đang kết nối với ngân hàng");
        mvc.perform(as(get(waiting + "?seen=ASKED"))
                        .header("HX-Request", "true")
                        .session(session))
                .andExpect(status().isNoContent());

        paymentStore.ready(reference, new Checkout.Redirect(URI.create("https://pay.example/" + reference)));
        mvc.perform(as(get(waiting + "?seen=ASKED"))
                        .header("HX-Request", "true")
                        .session(session))
                .andExpect(header().string("HX-Redirect", "https://pay.example/" + reference));

        Document back = Jsoup.parse(text(as(get(waiting)).session(session)));
        assertThat(back.select("a[href=https://pay.example/" + reference + "]").text())
                .isEqualTo("Đến trang thanh toán");
        assertThat(sent(as(post("/fees/orders/" + order.id() + "/pay"))
                        .param("method", BANK)
                        .session(session)))
                .isEqualTo(waiting);
        mvc.perform(as(get(waiting)).session(session)).andExpect(redirectedUrl("https://pay.example/" + reference));
    }

    @Test
    void aTransferIsShownAsACodeAndInWords() throws Exception {
        FeePayment payment = begin(place(member, 1), "vietqr");
        paymentStore.ready(
                payment.reference(),
                new Checkout.ShowQr(
                        "00020101021238" + payment.reference(),
                        "Ngân hàng Ví Dụ",
                        "0011001234567",
                        "THANH UY VI DU",
                        60_000,
                        payment.reference(),
                        payment.expiresAt()));

        Document page = page("/fees/payments/" + payment.reference());
        assertThat(page.text()).contains("0011001234567", "THANH UY VI DU", payment.reference(), "60.000 VND");
        assertThat(page.select("img.qr").attr("src")).isEqualTo("/fees/payments/" + payment.reference() + "/qr.svg");

        String svg = text(as(get("/fees/payments/" + payment.reference() + "/qr.svg")));
        assertThat(read(svg)).isEqualTo("00020101021238" + payment.reference());
    }

    @Test
    void aTransferIsPrintedOnASlipForWhoMaySeeItsOrderWhileItIsAwaited() throws Exception {
        FeePayment payment = begin(place(member, 1), "vietqr");
        String slip = "/fees/payments/" + payment.reference() + "/slip.pdf";
        mvc.perform(as(get(slip))).andExpect(status().isNotFound());
        paymentStore.ready(
                payment.reference(),
                new Checkout.ShowQr(
                        "00020101021238" + payment.reference(),
                        "Ngân hàng Ví Dụ",
                        "0011001234567",
                        "THANH UY VI DU",
                        60_000,
                        payment.reference(),
                        payment.expiresAt()));

        assertThat(page("/fees/payments/" + payment.reference())
                        .select("a[href=" + slip + "]")
                        .text())
                .isEqualTo("In phiếu chuyển khoản");
        byte[] file = mvc.perform(as(get(slip)))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Type", "application/pdf"))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        try (PDDocument pdf = Loader.loadPDF(file)) {
            assertThat(new PDFTextStripper().getText(pdf))
                    .contains("Nguyễn Thị Ví Dụ", "0011001234567", "60.000 đồng", payment.reference());
        }
        long payer = member;
        member = somebody("Người Khác", 1);
        mvc.perform(as(get(slip))).andExpect(status().isNotFound());
        member = payer;
        paymentStore.ended(payment.reference(), PaymentStatus.FAILED, "24");
        mvc.perform(as(get(slip))).andExpect(status().isNotFound());
    }

    @Test
    void whoHoldsTheChargeOfTheCellPaysForIt() throws Exception {
        positions.appoint(member, Profiles.CELL, PositionKind.DELEGATE, java.time.LocalDate.of(2026, 1, 1), "load");

        String list = begin("whole");
        Document page = page(list);

        assertThat(page.select("tbody .main-cell").eachText()).containsExactly("Nguyễn Thị Ví Dụ");
        assertThat(sent(form(page, list + "/order").param("confirmed", "true")))
                .matches("/fees/orders/[-0-9a-f]{36}/pay");
    }

    @Test
    void whoWasChargedWithPayingPaysForTheCellAndWhoWasChargedWithSomethingElseDoesNot() throws Exception {
        long secretary = secretary("Trần Thị Mẫu Đơn", 1);
        long charged = member;
        delegate(secretary, charged, "pay-fees-for-cell");
        long chargedElsewhere = somebody("Bùi Văn Việc Khác", 1);
        delegate(secretary, chargedElsewhere, "approve-change");

        String list = begin("whole");
        assertThat(sent(form(page(list), list + "/order").param("confirmed", "true")))
                .matches("/fees/orders/[-0-9a-f]{36}/pay");

        member = chargedElsewhere;
        mvc.perform(as(get("/fees/pay-cell"))).andExpect(status().isForbidden());
        answer(as(post("/fees/pay-cell")).param("cell", Profiles.CELL).param("do", "whole"))
                .andExpect(status().isForbidden());
    }

    private void delegate(long from, long to, String scope) {
        jdbc.sql(
                        """
                        INSERT INTO delegation (from_person, to_person, organisation_code, position_kind, scope, valid_from,
                                                valid_to, reference)
                        SELECT person_id, ?, organisation_code, kind, ARRAY[?], current_date - 2, current_date + 30, 'test'
                          FROM position WHERE person_id = ?
                        """)
                .params(to, scope, from)
                .update();
    }

    @Test
    void theResultTellsWhatIsKnownAndNoMore() throws Exception {
        FeeOrder order = place(member, 1);
        FeePayment payment = begin(order, BANK);
        String result = "/fees/payments/" + payment.reference() + "/result";
        mvc.perform(as(get("/fees/payments/" + payment.reference() + "/return?vnp_ResponseCode=00")))
                .andExpect(redirectedUrl(result));

        assertThat(page(result).text()).contains("Đang chờ ngân hàng xác nhận").doesNotContain("thành công");
        mvc.perform(as(get(result + "?seen=ASKED")).header("HX-Request", "true"))
                .andExpect(status().isNoContent());

        paymentStore.ended(payment.reference(), PaymentStatus.FAILED, "24");
        assertThat(page(result).text())
                .contains("Thanh toán không thành công")
                .contains("Mã ngân hàng báo: 24")
                .contains("Thanh toán lại");
        mvc.perform(as(get("/fees/payments/" + payment.reference()))).andExpect(redirectedUrl(result));

        paymentStore.ended(payment.reference(), PaymentStatus.FAILED, "LT-PAY-006");
        assertThat(page(result).text())
                .contains("Thanh toán không thành công", "chưa có khoản tiền nào được thu", "Thanh toán lại")
                .doesNotContain("Ngân hàng báo");

        paymentStore.paid(payment.reference(), 60_000, "TX1", Instant.now(), Instant.now());
        assertThat(page(result).text()).contains("tiền đang được ghi nhận").doesNotContain("Thanh toán lại");

        orderStore.pay(List.of(order.id()), Instant.now(), Instant.now());
        assertThat(page(result).text())
                .contains("Nộp đảng phí thành công")
                .contains("Đã nhận đủ 60.000 đồng (Sáu mươi nghìn đồng)");
    }

    @Test
    void moneyForAGivenUpOrderIsToldAsLate() throws Exception {
        FeeOrder order = place(member, 1);
        FeePayment payment = begin(order, BANK);
        sent(as(post("/fees/orders/" + order.id() + "/cancel")));
        paymentStore.paid(payment.reference(), 60_000, "TX2", Instant.now(), Instant.now());

        assertThat(page("/fees/payments/" + payment.reference() + "/result").text())
                .contains("Tiền đến sau khi giao dịch đã đóng")
                .doesNotContain("thành công");
        assertThat(page("/fees?status=late").select("tbody tr")).hasSize(1);
        assertThat(page("/fees/payments/" + payment.reference() + "/result")
                        .select("#standing")
                        .attr("hx-trigger"))
                .as("an officer will decide, and the page tells it")
                .isEqualTo("every 30s");
        String poll = "/fees/payments/" + payment.reference() + "/result?seen=LATE";
        mvc.perform(as(get(poll)).header("HX-Request", "true")).andExpect(status().isNoContent());
        jdbc.sql("UPDATE fee_payment SET created_at = created_at - interval '1 hour' WHERE reference = ?")
                .param(payment.reference())
                .update();
        mvc.perform(as(get(poll)).header("HX-Request", "true"))
                .andExpect(status().is(286))
                .andExpect(header().string("HX-Reswap", "none"));
        Document later = page("/fees/payments/" + payment.reference() + "/result");
        assertThat(later.select("#standing").hasAttr("hx-trigger"))
                .as("a page that is left open keeps nobody logged in")
                .isFalse();
        assertThat(later.select("noscript meta")).isEmpty();
        Document offered = page("/fees/pay");
        assertThat(offered.select("[aria-labelledby=waiting-orders]").text())
                .contains("đang chờ cán bộ xem xét", "Xin không nộp lại", "60.000 đồng");
        assertThat(offered.select("[aria-labelledby=waiting-orders] a").eachAttr("href"))
                .containsExactly("/fees/orders/" + order.id());
        money(order, payment, "LATE", "APPLIED");
        assertThat(page("/fees/payments/" + payment.reference() + "/result").text())
                .contains("Cán bộ phụ trách đã ghi nhận khoản tiền này");
        assertThat(page("/fees/pay").select("[aria-labelledby=waiting-orders]")).isEmpty();
        assertThat(page("/fees?status=late").select("tbody tr")).isEmpty();
        assertThat(page("/fees?status=placed").select("tbody tr").text()).contains("Tiền đến muộn, đã ghi nhận");
        jdbc.sql("UPDATE fee_suspense SET state = 'EXPLAINED' WHERE order_id = ?")
                .param(order.id())
                .update();
        assertThat(page("/fees/payments/" + payment.reference() + "/result").text())
                .contains("Khoản tiền đã được xem xét")
                .doesNotContain("đang xử lý");
        assertThat(page("/fees?status=explained").select("tbody tr").text()).contains("Tiền đến muộn, đã xem xét");
        jdbc.sql("UPDATE fee_suspense SET state = 'REFUNDED' WHERE order_id = ?")
                .param(order.id())
                .update();
        assertThat(page("/fees/orders/" + order.id()).text())
                .contains("Tiền đến cho giao dịch này đã được hoàn trả")
                .doesNotContain("Biên lai đã lập");
        assertThat(page("/fees/payments/" + payment.reference() + "/result").text())
                .contains("không được tính cho giao dịch nào và đã được hoàn trả")
                .doesNotContain("Biên lai đã lập");
    }

    @Test
    void moneyThatDoesNotFitIsToldAndNobodyIsInvitedToPayAgain() throws Exception {
        FeeOrder order = place(member, 1);
        FeePayment payment = begin(order, BANK);
        paymentStore.ended(payment.reference(), PaymentStatus.FAILED, "LT-PAY-014");
        money(order, payment, "MISMATCH", "OPEN");

        Document result = page("/fees/payments/" + payment.reference() + "/result");
        assertThat(result.text())
                .contains("Có tiền đến nhưng không khớp", "Xin không nộp lại")
                .doesNotContain("không thu tiền")
                .doesNotContain("Thanh toán lại");
        Document shown = page("/fees/orders/" + order.id());
        assertThat(shown.text())
                .contains("Tiền không khớp, chờ xử lý", "Hủy giao dịch")
                .doesNotContain("Tiếp tục thanh toán");
        assertThat(page("/fees/pay")
                        .select("[aria-labelledby=waiting-orders] a")
                        .eachAttr("href"))
                .containsExactly("/fees/orders/" + order.id());
        assertThat(page("/fees/orders/" + order.id() + "/cancel").text())
                .contains("tiền không mất", "Xin không nộp lại")
                .doesNotContain("có thể nộp trong một giao dịch khác");
        mvc.perform(as(get("/fees/orders/" + order.id() + "/pay")))
                .andExpect(redirectedUrl("/fees/orders/" + order.id()));
        for (String method : List.of("", BANK)) {
            mvc.perform(as(post("/fees/orders/" + order.id() + "/pay")).param("method", method))
                    .andExpect(redirectedUrl("/fees/orders/" + order.id()));
        }
        assertThat(orders.payments(member, order.id())).hasSize(1);
        jdbc.sql("UPDATE fee_suspense SET state = 'REFUNDED' WHERE order_id = ?")
                .param(order.id())
                .update();
        assertThat(page("/fees/orders/" + order.id()).text()).contains("Tiếp tục thanh toán");
        assertThat(page("/fees/orders/" + order.id() + "/pay").text()).contains("VietinBank");
    }

    @Test
    void whoGivesUpAnOrderForWhichMoneyInNoBookWaitsIsAskedNotToPayAgain() throws Exception {
        FeeOrder order = place(member, 1);
        FeePayment payment = begin(order, BANK);
        paymentStore.ended(payment.reference(), PaymentStatus.FAILED, ErrorCode.PAYMENT_NOTICE_CURRENCY.code());
        jdbc.sql(
                        """
                        INSERT INTO provider_notice (provider, kind, outcome, signature_valid, content_hash, reference, amount, raw,
                                                     received_at, verdict, judged_at)
                        VALUES (?, 'PAYMENT', 'DONE', true, ?, ?, 60000, 'x', now(), 'WRONG_CURRENCY', now())
                        """)
                .params(payment.provider(), "hash of " + payment.reference(), payment.reference())
                .update();

        answer(as(post("/fees/orders/" + order.id() + "/cancel")))
                .andExpect(flash().attribute("flash", "fee.flash.cancelled-held"));

        assertThat(page("/fees/orders/" + order.id()).text()).contains("Tiền không khớp, chờ xử lý");
        assertThat(page("/fees/pay")
                        .select("[aria-labelledby=waiting-orders] a")
                        .eachAttr("href"))
                .containsExactly("/fees/orders/" + order.id());
    }

    @Test
    void anOpenOrderIsOfferedHoweverManyCameAfterIt() throws Exception {
        FeeOrder waiting = place(member, 1);
        for (int i = 0; i < 6; i++) {
            orders.cancel(member, place(member, 1).id());
        }
        FeeOrder begun = place(member, 1);
        begin(begun, BANK);

        assertThat(page("/fees/pay")
                        .select("section[aria-labelledby=open-orders] a")
                        .eachAttr("href"))
                .containsExactly("/fees/orders/" + begun.id(), "/fees/orders/" + waiting.id());
    }

    @Test
    void aCommitteesSecretaryIsNotOfferedToPayForIt() throws Exception {
        positions.appoint(member, "HN-TAYHO-VIDU", PositionKind.SECRETARY, java.time.LocalDate.of(2026, 1, 1), "load");

        mvc.perform(as(get("/fees/pay-cell"))).andExpect(status().isForbidden());
        assertThat(page("/fees/pay").text()).doesNotContain("Nộp đảng phí cho chi bộ");
        answer(as(post("/fees/pay-cell")).param("cell", "HN-TAYHO-VIDU").param("do", "whole"))
                .andExpect(status().isForbidden());

        positions.appoint(member, "HN-TAYHO-CB", PositionKind.DEPUTY, java.time.LocalDate.of(2026, 1, 1), "load");
        assertThat(page("/fees/pay-cell").text())
                .contains("Chi bộ cơ sở Trường Mẫu")
                .doesNotContain("Đảng bộ Công ty Ví Dụ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "0", "-2147483648", "2147483647"})
    void aNumberOfMonthsThatMakesNoSenseIsRefusedInWords(String months) throws Exception {
        Document page = page("/fees/pay");
        MockHttpServletRequestBuilder form =
                as(post("/fees/pay")).param("months", months).param("confirmed", "true");
        Stream.of("formKey", "amount", "seen")
                .forEach(name -> form.param(
                        name,
                        page.select("form[method=post] [name=" + name + "]").val()));
        assertThat(Jsoup.parse(refused(form)).select(".alert-danger").text())
                .contains("số tháng chọn nhiều hơn số tháng được nộp");
        assertThat(orderCount()).isZero();

        member = secretary("Trần Thị Mẫu Đơn", 1);
        String list = begin("whole");
        MockHttpServletRequestBuilder cell = as(post(list))
                .param("row", Long.toString(member))
                .param("chosen", Long.toString(member))
                .param("months-" + member, months);
        if (months.startsWith("2")) {
            sent(cell); // as many as are owed
        } else {
            assertThat(Jsoup.parse(refused(cell)).text()).contains("chưa đúng yêu cầu");
        }
        assertThat(page(list).select("[name=chosen][checked]")).hasSize(2);
    }

    private String refused(MockHttpServletRequestBuilder request) throws Exception {
        return answer(request)
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void anOrderWhoseMoneyIsBeingBookedIsNotGivenUp() throws Exception {
        FeeOrder order = place(member, 1);
        FeePayment payment = begin(order, BANK);
        paymentStore.paid(payment.reference(), 60_000, "TX-BOOKING", Instant.now(), Instant.now());

        assertThat(page("/fees/orders/" + order.id()).text())
                .contains("Đang ghi nhận tiền")
                .doesNotContain("Hủy giao dịch");
        mvc.perform(as(get("/fees/orders/" + order.id() + "/cancel")))
                .andExpect(redirectedUrl("/fees/orders/" + order.id()));
        sent(as(post("/fees/orders/" + order.id() + "/cancel")));
        assertThat(orders.get(member, order.id()).state()).isEqualTo(OrderState.OPEN);
        assertThatThrownBy(() -> orders.cancel(member, order.id()))
                .isInstanceOfSatisfying(
                        Failure.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.FEE_ORDER_HAS_MONEY));
    }

    @Test
    void aTransferWhoseTimeIsOverShowsNoCodeAndOffersToChooseAgain() throws Exception {
        FeeOrder order = place(member, 1);
        FeePayment payment = begin(order, "vietqr");
        assertThat(payment.expiresAt()).isAfter(Instant.now().plus(Duration.ofHours(23)));
        paymentStore.ready(
                payment.reference(),
                new Checkout.ShowQr(
                        "000201", "Ngân hàng Ví Dụ", "0011001234567", "THANH UY VI DU", 60_000, "DP", Instant.now()));
        jdbc.sql("UPDATE fee_payment SET expires_at = now() - interval '1 minute' WHERE reference = ?")
                .param(payment.reference())
                .update();
        String address = "/fees/payments/" + payment.reference();

        Document page = page(address);
        assertThat(page.text()).contains("Đã hết thời gian thanh toán").doesNotContain("0011001234567");
        assertThat(page.select("img.qr")).isEmpty();
        for (String gone : List.of(address + "/qr.svg", address + "/slip.pdf")) {
            mvc.perform(as(get(gone))).andExpect(status().isNotFound());
        }
        String again = page.select("a:contains(Chọn lại hình thức thanh toán)").attr("href");
        assertThat(page(again).select("h1").text()).isEqualTo("Chọn hình thức thanh toán");
        assertThat(sent(as(post(again)).param("method", BANK)))
                .startsWith("/fees/payments/")
                .isNotEqualTo(address);
        Document asked = page(address + "/result");
        assertThat(asked.text())
                .contains("Chưa rõ kết quả của lần thanh toán này", "vẫn đang hỏi", "hoàn lại khoản nộp thừa")
                .doesNotContain("đã hỏi lại ngân hàng", "Thanh toán lại");
        assertThat(page(address + "/result?lang=en").text()).contains("the hub goes on asking");
        jdbc.sql(
                        """
                        UPDATE fee_payment SET state = 'FAILED', failure = '24', query_at = NULL
                         WHERE order_id = ? AND reference <> ?
                        """)
                .params(order.id(), payment.reference())
                .update();
        jdbc.sql("UPDATE fee_order SET expires_at = now() - interval '1 day' WHERE id = ?")
                .param(order.id())
                .update();
        assertThat(page("/fees/orders/" + order.id() + "?lang=en").text())
                .contains("is not known", "If you have paid, please do not pay again")
                .doesNotContain("held until");
        String inDoubt = "Một lần thanh toán của giao dịch chưa rõ kết quả";
        assertThat(page("/fees/orders/" + order.id() + "?lang=vi").text())
                .contains(inDoubt, "Nếu đã trả tiền, xin không nộp lại", "Tiếp tục thanh toán")
                .doesNotContain("được giữ đến");
        assertThat(page(again).text()).contains(inDoubt, "xin không nộp lại");
        assertThat(page("/fees/orders/" + order.id() + "/cancel").text()).contains(inDoubt, "xin không hủy mà chờ");
        paymentStore.ended(address.substring("/fees/payments/".length()), PaymentStatus.EXPIRED, null);
        assertThat(page(address + "/result?lang=vi").text())
                .contains("đã hỏi lại ngân hàng")
                .doesNotContain("Chưa rõ kết quả");
        assertThat(page("/fees/orders/" + order.id()).text())
                .contains("được giữ đến")
                .doesNotContain(inDoubt);
        assertThat(page(again).text()).doesNotContain(inDoubt);
    }

    @Test
    void receiptsOfMoneyThatWentBackAreShownAsNoLongerValid() throws Exception {
        FeeOrder order = place(member, 1);
        FeePayment payment = begin(order, BANK);
        paymentStore.paid(payment.reference(), 60_000, "TX-BACK", Instant.now(), Instant.now());
        pay(order);
        jdbc.sql(
                        """
                        INSERT INTO fee_receipting (order_id, method, reference, paid_at, cell, dated, expected, issued)
                        VALUES (?, 'VietinBank', 'T1', now(), 'Chi bộ', current_date, 1, 1)
                        """)
                .param(order.id())
                .update();
        assertThat(text(as(get("/fees/export.csv")))).contains("Đã phát hành");
        refunded(order, payment, "R0", 20_000);
        assertThat(page("/fees/orders/" + order.id()).text())
                .contains("Đã hoàn một phần: 20.000 đồng trong số 60.000 đồng", "Đã nhận đủ tiền");
        assertThat(text(as(get("/fees/export.csv")))).contains("đã hoàn một phần: 20.000 đồng");
        refunded(order, payment, "R1", 40_000);

        assertThat(page("/fees?status=refunded").select("tbody tr").text())
                .contains("Đã hoàn trả", "không còn giá trị");
        assertThat(page("/fees/orders/" + order.id()).text())
                .contains("biên lai của giao dịch không còn giá trị")
                .doesNotContain("Đã nhận đủ tiền");
        assertThat(page("/fees/payments/" + payment.reference() + "/result").text())
                .contains("Tiền đã được hoàn trả", "Biên lai đã lập cho khoản tiền này không còn giá trị")
                .doesNotContain("In Biên lai thanh toán");
        assertThat(text(as(get("/fees/export.csv"))))
                .contains("Biên lai từ hệ thống DVC,Biên lai từ hệ thống thanh toán quốc gia")
                .contains("Không còn giá trị");
    }

    /** A refund that was done, as the hub writes it. */
    private void refunded(FeeOrder order, FeePayment payment, String id, long amount) {
        jdbc.sql("UPDATE fee_payment SET refunded = refunded + ? WHERE reference = ?")
                .params(amount, payment.reference())
                .update();
        jdbc.sql(
                        """
                        INSERT INTO fee_refund (id, form_key, reference, of_payment, order_id, provider, money, amount, by_hand,
                                                state, reason, organisation, requested_by, requested_at, decided_by, decided_at,
                                                ended_at)
                        VALUES (?, ?, ?, true, ?, 'platform', 'TX-BACK', ?, false, 'DONE', 'x', 'HN', 1, now(), 2, now(), now())
                        """)
                .params(id, UUID.randomUUID(), payment.reference(), order.id(), amount)
                .update();
    }

    private void money(FeeOrder order, FeePayment payment, String kind, String state) {
        jdbc.sql(
                        """
                        INSERT INTO fee_suspense (id, kind, provider, reference, provider_transaction, order_id, amount, state,
                                                  applied_to, created_at)
                        VALUES (?, ?, 'platform', ?, ?, ?, 59999, ?, ?, now())
                        """)
                .params(
                        UUID.randomUUID(),
                        kind,
                        payment.reference(),
                        "TX-" + payment.reference(),
                        order.id(),
                        state,
                        state.equals("APPLIED") ? order.id() : null)
                .update();
    }

    @Test
    void anotherPersonsOrderAndPaymentAreUnknown() throws Exception {
        FeeOrder order = place(member, 1);
        FeePayment payment = begin(order, BANK);
        member = somebody("Trần Văn Mẫu", 1);

        for (String path : List.of(
                "/fees/orders/" + order.id(),
                "/fees/orders/" + order.id() + "/pay",
                "/fees/orders/" + order.id() + "/cancel",
                "/fees/orders/" + order.id() + "/rating",
                "/fees/payments/" + payment.reference(),
                "/fees/payments/" + payment.reference() + "/result",
                "/fees/payments/" + payment.reference() + "/return")) {
            mvc.perform(as(get(path))).andExpect(status().isNotFound());
        }
        mvc.perform(as(get("/fees/pay-cell"))).andExpect(status().isForbidden());
    }

    @Test
    void theListHasTheGuidesColumnsAndIsSearchedFilteredAndPaged() throws Exception {
        FeeOrder paid = place(member, 1);
        pay(paid);
        FeeOrder open = place(member, 1);

        Document list = page("/fees");
        assertThat(list.select("thead th").eachText())
                .containsExactly(
                        "TT",
                        "Số giao dịch",
                        "Ngày giao dịch",
                        "Hình thức nộp",
                        "Số tiền (Đồng)",
                        "Trạng thái giao dịch",
                        "Biên lai từ hệ thống DVC",
                        "Biên lai từ hệ thống thanh toán quốc gia",
                        "Đánh giá");
        assertThat(list.select("tbody tr").first().select("th, td")).hasSize(9);
        assertThat(list.text()).contains("Hiển thị 1 đến 2 trên 2 bản ghi");
        assertThat(list.select("tbody .main-cell").eachText()).containsExactly(open.number(), paid.number());
        assertThat(list.select("tbody tr").first().text())
                .contains("Nộp cho chính mình")
                .contains("60.000")
                .contains("Đã khởi tạo giao dịch");

        assertThat(numbers("/fees?q=" + paid.number().toLowerCase())).containsExactly(paid.number());
        assertThat(numbers("/fees?q=vi du nguyen")).hasSize(2);
        assertThat(numbers("/fees?q=%25")).isEmpty();
        assertThat(numbers("/fees?status=paid")).containsExactly(paid.number());
        assertThat(numbers("/fees?status=created&form=own")).containsExactly(open.number());
        assertThat(numbers("/fees?form=cell")).isEmpty();
        assertThat(numbers("/fees?from=01/01/2020&to=31/12/2020")).isEmpty();
        assertThat(numbers("/fees?from=01/01/2020")).hasSize(2);
        Document wrong = page("/fees?from=31/02/2020");
        assertThat(wrong.select("#from-error").text()).contains("Ngày chưa đúng");
    }

    @Test
    void longListsGoOverPages() throws Exception {
        for (int i = 0; i < 11; i++) {
            FeeOrder order = place(member, 1);
            orders.cancel(member, order.id());
        }

        Document first = page("/fees");
        assertThat(first.text()).contains("Hiển thị 1 đến 10 trên 11 bản ghi");
        Document second = page(first.select("a[rel=next]").attr("href"));
        assertThat(second.text()).contains("Hiển thị 11 đến 11 trên 11 bản ghi");
        assertThat(second.select("tbody td").first().text()).isEqualTo("11");
        assertThat(page("/fees?size=20").text()).contains("Hiển thị 1 đến 11 trên 11 bản ghi");
    }

    @Test
    void exportsHoldWhatTheListShowsAndRunNothing() throws Exception {
        member = somebody("=HYPERLINK(\"http://xau.example\")", 1);
        FeeOrder order = place(member, 1);

        String csv = text(as(get("/fees/export.csv")));
        assertThat(csv).startsWith("\uFEFFTT,Số giao dịch,Ngày giao dịch,Hình thức nộp,Người nộp,Số tiền (Đồng)");
        assertThat(csv).contains(order.number()).contains(",60000,Đã khởi tạo giao dịch");
        assertThat(csv)
                .contains("\"'=HYPERLINK(\"\"http://xau.example\"\")\"")
                .doesNotContain(",=")
                .doesNotContain("\"=");

        byte[] xlsx = mvc.perform(as(get("/fees/export.xlsx")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        String workbook = unzipped(xlsx);
        assertThat(workbook).contains(order.number()).contains("<v>60000</v>").contains("=HYPERLINK(");
        assertThat(workbook).doesNotContain("<f>").doesNotContain("<f ");
        assertThat(text(as(get("/fees/export.csv?status=paid")))).doesNotContain(order.number());
    }

    @Test
    void receiptsAreCountedWhileTheyAreMadeWithoutScriptToo() throws Exception {
        FeeOrder order = place(member, 1);
        pay(order);
        jdbc.sql(
                        """
                        INSERT INTO fee_receipting (order_id, method, reference, paid_at, cell, dated, expected, issued)
                        VALUES (?, 'VietinBank', 'T1', now(), 'Chi bộ', current_date, 5001, 12)
                        """)
                .param(order.id())
                .update();
        String address = "/fees/orders/" + order.id();

        Document page = page(address);
        assertThat(page.select("#receipts").attr("hx-get")).isEqualTo(address + "/receipts");
        assertThat(page.select("#receipts").text()).contains("Đã lập 12 trên 5.001 biên lai");
        assertThat(page.select("noscript meta").attr("content")).endsWith("url=" + address);
        jdbc.sql("UPDATE fee_receipting SET issued = 4999 WHERE order_id = ?")
                .param(order.id())
                .update();
        Document part = page(address + "/receipts");
        assertThat(part.select("main")).isEmpty();
        assertThat(part.select("#receipts progress").attr("value")).isEqualTo("4999");
        assertThat(part.select("#receipts progress").attr("max")).isEqualTo("5001");

        jdbc.sql("UPDATE fee_receipting SET issued = 5001 WHERE order_id = ?")
                .param(order.id())
                .update();
        Document made = page(address + "/receipts");
        assertThat(made.select("#receipts").hasAttr("hx-get")).isFalse();
        assertThat(made.select("progress")).isEmpty();
        assertThat(made.select("#receipts a").attr("href")).isEqualTo(address + "/receipt");
        assertThat(page(address).select("noscript meta")).isEmpty();
        member = somebody("Người Khác", 1);
        answer(as(get(address + "/receipts"))).andExpect(status().isNotFound());
    }

    @Test
    void anOrderIsGivenUpAfterAQuestionAndItsMonthsCanBePaidAgain() throws Exception {
        FeeOrder order = place(member, 2);

        Document question = page("/fees/orders/" + order.id() + "/cancel");
        assertThat(question.select(".confirm h1").text()).isEqualTo("Hủy giao dịch này?");
        assertThat(sent(as(post("/fees/orders/" + order.id() + "/cancel")))).isEqualTo("/fees/orders/" + order.id());
        assertThat(page("/fees/orders/" + order.id()).text())
                .contains("Đã hủy")
                .contains("Người nộp đã hủy giao dịch.")
                .doesNotContain("Tiếp tục thanh toán");
        assertThat(sent(as(post("/fees/orders/" + order.id() + "/cancel")))).isEqualTo("/fees/orders/" + order.id());
        assertThat(page("/fees/pay").select("#months option[selected]").text()).isEqualTo("3");
        mvc.perform(as(get("/fees/orders/" + order.id() + "/pay")))
                .andExpect(redirectedUrl("/fees/orders/" + order.id()));
    }

    @Test
    void anOrderIsRatedOnceAndTheRatingMayBeChangedForAWhile() throws Exception {
        FeeOrder order = place(member, 1);
        String rating = "/fees/orders/" + order.id() + "/rating";

        mvc.perform(as(post(rating)).param("comment", "Nhanh")).andExpect(status().isUnprocessableEntity());
        mvc.perform(as(post(rating)).param("score", "6")).andExpect(status().isUnprocessableEntity());
        sent(as(post(rating)).param("score", "4").param("comment", "Nhanh <b>và</b> dễ"));
        assertThat(page("/fees/orders/" + order.id()).text())
                .contains("Hài lòng")
                .contains("Nhanh <b>và</b> dễ");
        assertThat(page("/fees").select("tbody tr").text()).contains("4/5");
        jdbc.sql("UPDATE dossier SET status = 'COMPLETED' WHERE number = ?")
                .param(order.number())
                .update();
        assertThat(page("/ratings").select("main article").text())
                .as("among the finished dossiers, rated on the order's page")
                .contains("★★★★☆")
                .contains("Sửa đánh giá");
        assertThat(page("/ratings").select("main a[href=" + rating + "]")).hasSize(1);

        sent(as(post(rating)).param("score", "5"));
        assertThat(jdbc.sql("SELECT score FROM fee_rating WHERE order_id = ?")
                        .param(order.id())
                        .query(Integer.class)
                        .list())
                .containsExactly(5);
        assertThat(jdbc.sql("SELECT count(*) FROM audit_entry WHERE action = 'fee.rate' AND subject = ?")
                        .param("order:" + order.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(2);

        jdbc.sql("UPDATE fee_rating SET rated_at = rated_at - interval '31 days'")
                .update();
        mvc.perform(as(post(rating)).param("score", "1")).andExpect(status().isUnprocessableEntity());
        assertThat(page(rating).text()).contains("đã hết thời gian sửa");
    }

    @Test
    void aSecretaryPaysForTheWholeCell() throws Exception {
        long paidUp = somebody("Bùi Văn Đã Nộp", 1);
        pay(place(paidUp, 1));
        long inOrder = somebody("Cao Thị Đang Nộp", 1);
        place(inOrder, 1);
        somebody("Đỗ Văn Còn Nợ", 2);
        member = secretary("Trần Thị Mẫu Đơn", 1);

        assertThat(page("/fees/pay-cell").text()).contains("Nộp cả chi bộ").contains("Thêm đảng viên");
        String list = begin("whole");

        Document page = page(list);
        assertThat(page.select("tbody .main-cell").eachText())
                .containsExactly("Trần Thị Mẫu Đơn", "Nguyễn Thị Ví Dụ", "Đỗ Văn Còn Nợ");
        assertThat(page.select("#totals").text()).contains("3").contains("6").contains("360.000");
        assertThat(page.text())
                .contains("Nếu thông tin của đảng viên nào chưa đúng, xin đề nghị đảng viên đó vào Thay đổi thông tin"
                        + " tài khoản để cập nhật lại.");
        assertThat(page.select(".excused").text())
                .contains("1 đồng chí đã nộp đủ: Bùi Văn Đã Nộp")
                .contains("1 đồng chí đang nằm trong một giao dịch khác: Cao Thị Đang Nộp");

        String order = sent(form(page, list + "/order").param("confirmed", "true"));
        assertThat(order).matches("/fees/orders/[-0-9a-f]{36}/pay");
        assertThat(sent(form(page, list + "/order").param("confirmed", "true"))).isEqualTo(order);
        mvc.perform(as(get(list))).andExpect(redirectedUrl(order.replace("/pay", "")));
        Document made = page(order.replace("/pay", ""));
        assertThat(made.text()).contains("Nộp cho chi bộ").contains("360.000").contains("Đảng viên được nộp (3)");
    }

    @Test
    void aMemberForWhoseMonthsMoneyWaitsIsMarkedInTheListOfTheCell() throws Exception {
        long waits = somebody("Đỗ Văn Đã Chuyển", 1);
        FeeOrder given = orders.place(
                new OrderRequest(UUID.randomUUID(), OrderForm.OWN, waits, Profiles.CELL, Map.of(waits, 1), 60_000));
        long secretary = secretary("Trần Thị Mẫu Đơn", 1);
        member = waits;
        FeePayment payment = begin(given, BANK);
        orders.cancel(waits, given.id());
        money(given, payment, "LATE", "OPEN");
        member = secretary;

        String list = begin("whole");
        assertThat(page(list).select("tbody tr:has(.money-waits) .main-cell").eachText())
                .singleElement()
                .asString()
                .startsWith("Đỗ Văn Đã Chuyển")
                .contains("đang chờ cán bộ xem xét");
        assertThat(page("/fees/pay").select("[aria-labelledby=waiting-orders]")).isEmpty();
    }

    @Test
    void membersAreAddedFoundWithoutDiacriticsAndLeftOut() throws Exception {
        somebody("Đỗ Văn Còn Nợ", 2);
        long far = somebody("Vũ Thị Tưởng Tượng", 1);
        pay(place(far, 1));
        member = secretary("Trần Thị Mẫu Đơn", 1);
        String list = begin("some").replace("?add=", "");

        assertThat(page(list).text()).contains("Danh sách chưa có ai");
        Document found = page(list + "?q=do van");
        Element button = found.select("button[value^=add-]").first();
        assertThat(found.select(".found").text()).contains("Đỗ Văn Còn Nợ");
        sent(form(found, list).param("do", button.val()));
        Document ahead = page(list + "?q=tuong");
        assertThat(ahead.select(".found").text()).contains("Đã nộp đủ").contains("Thêm, nộp trước");
        sent(form(ahead, list).param("do", ahead.select("button[value^=add-]").val()));

        Document page = page(list);
        assertThat(page.select("tbody .main-cell").eachText()).containsExactly("Đỗ Văn Còn Nợ", "Vũ Thị Tưởng Tượng");
        assertThat(page.select("#totals").text()).contains("180.000");

        sent(as(post(list))
                .param("row", page.select("[name=row]").get(0).val())
                .param("months-" + page.select("[name=row]").get(0).val(), "1")
                .param("chosen", page.select("[name=row]").get(0).val())
                .param("row", page.select("[name=row]").get(1).val()));
        Document fewer = page(list);
        assertThat(fewer.select("#totals").text()).contains("60.000").doesNotContain("180.000");
        assertThat(fewer.select("[name=chosen][checked]")).hasSize(1);
    }

    @Test
    void aMemberWhoIsPaidForMeanwhileIsNotPaidForTwice() throws Exception {
        long other = somebody("Đỗ Văn Còn Nợ", 2);
        member = secretary("Trần Thị Mẫu Đơn", 1);
        String list = begin("whole");
        Document page = page(list);
        place(other, 2);

        Document again = Jsoup.parse(mvc.perform(form(page, list + "/order").param("confirmed", "true"))
                .andExpect(status().isUnprocessableEntity())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8));

        assertThat(again.select(".alert-danger").text()).contains("phải nộp vừa thay đổi");
        assertThat(again.select(".alert-warning").text()).contains("bỏ khỏi danh sách: Đỗ Văn Còn Nợ");
        assertThat(again.select("tbody").text()).doesNotContain("Đỗ Văn Còn Nợ");
        assertThat(orderCount()).isZero();
    }

    @Test
    void whatIsChosenIsKeptOverThePagesOfALongList() throws Exception {
        for (int i = 0; i < 25; i++) {
            somebody("Lê Thị Số %02d".formatted(i), 1);
        }
        member = secretary("Trần Thị Mẫu Đơn", 1);
        String list = begin("whole");
        Document first = page(list);
        assertThat(first.text()).contains("Hiển thị 1 đến 20 trên 27 bản ghi");
        String unticked = first.select("[name=row]").get(0).val();

        MockHttpServletRequestBuilder next = as(post(list)).param("page", "1").param("do", "page-2");
        first.select("[name=row]").forEach(row -> next.param("row", row.val()));
        first.select("[name=chosen][checked]").stream()
                .filter(box -> !box.val().equals(unticked))
                .forEach(box -> next.param("chosen", box.val()));
        assertThat(sent(next)).isEqualTo(list + "?page=2");

        assertThat(page(list + "?page=2").select("#totals dd").first().text()).isEqualTo("26");
        sent(form(page(list), list).param("do", "none"));
        assertThat(page(list).select("#totals").text()).contains("Chưa chọn đảng viên nào");
        sent(form(page(list), list).param("do", "all"));
        assertThat(page(list).select("#totals dd").first().text()).isEqualTo("27");
    }

    @Test
    void aListOfOnesOwnIsNobodyElses() throws Exception {
        member = secretary("Trần Thị Mẫu Đơn", 1);
        String list = begin("whole");
        member = secretary("Phạm Văn Phó", 1);

        mvc.perform(as(get(list))).andExpect(status().isNotFound());
        mvc.perform(as(post(list))).andExpect(status().isNotFound());
    }

    @Test
    void whoMayPayForTheCellSeesItsOrdersWhoeverMadeThemAndThisIsWrittenDown() throws Exception {
        FeeOrder ofMember = place(member, 1);
        member = secretary("Trần Thị Mẫu Đơn", 1);
        long secretary = member;
        FeeOrder ofCell = orders.place(new OrderRequest(
                UUID.randomUUID(), OrderForm.CELL, secretary, Profiles.CELL, Map.of(secretary, 1), 60_000));
        member = secretary("Phạm Văn Phó", 1);

        assertThat(numbers("/fees")).isEmpty();
        assertThat(numbers("/fees?scope=cell")).contains(ofCell.number()).doesNotContain(ofMember.number());
        Document list = page("/fees?scope=cell");
        assertThat(list.select("thead th").eachText())
                .as("the guide's columns, and who paid")
                .containsExactly(
                        "TT",
                        "Số giao dịch",
                        "Ngày giao dịch",
                        "Người nộp",
                        "Hình thức nộp",
                        "Số tiền (Đồng)",
                        "Trạng thái giao dịch",
                        "Biên lai từ hệ thống DVC",
                        "Biên lai từ hệ thống thanh toán quốc gia",
                        "Đánh giá");
        assertThat(list.select("tbody tr").first().select("th, td")).hasSize(10);
        assertThat(list.select("tbody tr").first().text()).contains("Trần Thị Mẫu Đơn", "Nộp cho chi bộ");
        Document page = page("/fees/orders/" + ofCell.id());
        assertThat(page.text()).contains("Trần Thị Mẫu Đơn").doesNotContain("Hủy giao dịch");
        mvc.perform(as(post("/fees/orders/" + ofCell.id() + "/cancel"))).andExpect(status().isNotFound());
        mvc.perform(as(get("/fees/orders/" + ofMember.id()))).andExpect(status().isNotFound());
        assertThat(jdbc.sql("SELECT count(*) FROM audit_entry WHERE action = 'fee.read' AND subject = ? AND actor = ?")
                        .params("order:" + ofCell.id(), "person:" + member)
                        .query(Integer.class)
                        .single())
                .isOne();
    }

    @Test
    void everyPageSpeaksEnglishToo() throws Exception {
        FeeOrder order = place(member, 1);
        FeePayment payment = begin(order, BANK);
        for (String path : List.of(
                "/fees",
                "/fees/pay",
                "/fees/orders/" + order.id(),
                "/fees/orders/" + order.id() + "/cancel",
                "/fees/orders/" + order.id() + "/rating",
                "/fees/payments/" + payment.reference(),
                "/fees/payments/" + payment.reference() + "/result")) {
            Document page = page(path + "?lang=en");
            page.select(".language, nav[aria-label=Language], footer, .who, [lang=vi]")
                    .remove();
            assertThat(page.select("h1, h2, thead th, label, button, legend").eachText())
                    .as(path)
                    .noneMatch(text -> text.matches(".*[ăđêơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ].*"));
        }
    }

    // what people and partners do

    private long somebody(String name, int months) {
        long person = people.signedIn(
                        "0011730%05d".formatted(++count), java.util.Optional.empty(), name, java.util.Optional.empty())
                .id();
        activate(person, name, months, 60_000);
        return person;
    }

    private void activate(long person, String name, int months, long monthly) {
        Profile base = Profiles.member();
        Profile.Member before = base.member();
        Profile profile = new Profile(
                base.citizen(),
                new Profile.Member(
                        name,
                        before.cardNumber(),
                        before.fileNumber(),
                        before.joinedOn(),
                        before.officialOn(),
                        before.position(),
                        null),
                base.cell(),
                base.residence(),
                new Profile.Fee(monthly, thisMonth().minusMonths(months - 1L)),
                base.employer(),
                base.extended());
        accounts.load(List.of(new AccountStore.LoadedAccount(person, profile)), Instant.now());
        jdbc.sql("UPDATE member_account SET status = 'ACTIVE' WHERE person_id = ?")
                .param(person)
                .update();
    }

    private long secretary(String name, int months) {
        long person = somebody(name, months);
        positions.appoint(
                person,
                Profiles.CELL,
                count % 2 == 0 ? PositionKind.SECRETARY : PositionKind.DEPUTY,
                java.time.LocalDate.of(2026, 1, 1),
                "load");
        return person;
    }

    private FeeOrder place(long person, int months) {
        return orders.place(new OrderRequest(
                UUID.randomUUID(), OrderForm.OWN, person, Profiles.CELL, Map.of(person, months), 60_000L * months));
    }

    private void pay(FeeOrder order) {
        orderStore.pay(List.of(order.id()), Instant.now(), Instant.now());
    }

    private FeePayment begin(FeeOrder order, String method) {
        return payments.begin(order.payer(), order.id(), method, "127.0.0.1");
    }

    private String begin(String wanted) throws Exception {
        return sent(as(post("/fees/pay-cell")).param("cell", Profiles.CELL).param("do", wanted));
    }

    private static YearMonth thisMonth() {
        return YearMonth.now(java.time.ZoneId.of("Asia/Ho_Chi_Minh"));
    }

    private static String written(YearMonth month) {
        return "%02d/%d".formatted(month.getMonthValue(), month.getYear());
    }

    // the browser

    private MockHttpServletRequestBuilder own(Document page) {
        MockHttpServletRequestBuilder request = as(post("/fees/pay"));
        Stream.of("formKey", "months", "amount", "seen")
                .forEach(name -> request.param(
                        name,
                        page.select("form[method=post] [name=" + name + "]").val()));
        return request;
    }

    /** The form of the list as its page shows it. */
    private MockHttpServletRequestBuilder form(Document page, String action) {
        MockHttpServletRequestBuilder request = as(post(action));
        page.select("#cell-form [name=row]").forEach(row -> request.param("row", row.val()));
        page.select("#cell-form [name=chosen][checked]").forEach(box -> request.param("chosen", box.val()));
        page.select("#cell-form select[name^=months-]")
                .forEach(box -> request.param(
                        box.attr("name"), box.select("option[selected]").val()));
        page.select("#totals input[type=hidden]").forEach(box -> request.param(box.attr("name"), box.val()));
        return request;
    }

    private List<String> numbers(String path) throws Exception {
        return page(path).select("tbody .main-cell").eachText();
    }

    private Document page(String path) throws Exception {
        return Jsoup.parse(text(as(get(URI.create(path.replace(" ", "%20"))))));
    }

    private String text(MockHttpServletRequestBuilder request) throws Exception {
        return answer(request)
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    private String sent(MockHttpServletRequestBuilder request) throws Exception {
        return answer(request)
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
    }

    private ResultActions answer(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request);
    }

    private MockHttpServletRequestBuilder as(MockHttpServletRequestBuilder request) {
        return request.header("X-Test-Person", member).with(csrf());
    }

    private int orderCount() {
        return jdbc.sql("SELECT count(*) FROM fee_order WHERE payer = ?")
                .param(member)
                .query(Integer.class)
                .single();
    }

    private static String unzipped(byte[] xlsx) throws Exception {
        Path file = Files.createTempFile("export", ".xlsx");
        StringBuilder all = new StringBuilder();
        try {
            Files.write(file, xlsx);
            try (ZipFile zip = new ZipFile(file.toFile())) {
                for (ZipEntry entry : Collections.list(zip.entries())) {
                    all.append(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        } finally {
            Files.delete(file);
        }
        return all.toString();
    }

    /** What a camera would read off the picture. */
    private static String read(String svg) throws Exception {
        Matcher size = Pattern.compile("viewBox=\"0 0 (\\d+) ").matcher(svg);
        assertThat(size.find()).isTrue();
        int scale = 4;
        int width = Integer.parseInt(size.group(1)) * scale;
        int[] pixels = new int[width * width];
        Arrays.fill(pixels, 0xFFFFFF);
        Matcher bar = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1").matcher(svg);
        while (bar.find()) {
            int x = Integer.parseInt(bar.group(1)) * scale;
            int y = Integer.parseInt(bar.group(2)) * scale;
            int length = Integer.parseInt(bar.group(3)) * scale;
            for (int row = y; row < y + scale; row++) {
                Arrays.fill(pixels, row * width + x, row * width + x + length, 0);
            }
        }
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, width, pixels))))
                .getText();
    }
}
