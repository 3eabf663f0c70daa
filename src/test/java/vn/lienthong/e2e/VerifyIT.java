package vn.lienthong.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.document.CommentForm;
import vn.lienthong.document.Documents;
import vn.lienthong.document.Issuer;
import vn.lienthong.document.NewDocument;
import vn.lienthong.document.PaperSigner;
import vn.lienthong.document.Payer;
import vn.lienthong.document.PaymentFacts;
import vn.lienthong.document.Proof;
import vn.lienthong.document.Receipt;
import vn.lienthong.document.ReceiptPrinter;
import vn.lienthong.document.ResidencePapers;

/** Kiểm tra biên lai, as somebody with a receipt in the hand does it: no login, with script and without. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class VerifyIT extends BrowserTest {

    private static final Proof PROOF = new Proof("BL-2026-0000042", Proof.newCode());

    private byte[] receipt;

    @BeforeAll
    void issue() {
        receipt = sandbox()
                .hub()
                .getBean(ReceiptPrinter.class)
                .print(List.of(new ReceiptPrinter.Order(
                        new Receipt(
                                PROOF.number(),
                                LocalDate.of(2026, 11, 20),
                                new Issuer(Optional.empty(), "THÀNH ỦY HÀ NỘI", "Hà Nội"),
                                new Payer("Nguyễn Thị Ví Dụ", Optional.of("01.000001")),
                                "Chi bộ Kinh doanh 1 - Đảng bộ Công ty Ví Dụ",
                                List.of(YearMonth.of(2026, 11)),
                                60_000,
                                new PaymentFacts(
                                        "G22.99.DP-001173200001-261120-0001",
                                        "Thanh toán trực tuyến",
                                        "T1",
                                        Instant.parse("2026-11-20T02:58:07Z"))),
                        PROOF.code())))
                .get(0);
        keep(
                PROOF,
                "fee-receipt",
                Map.of(
                        "issuer", "THÀNH ỦY HÀ NỘI",
                        "payer", "N*** T*** V*** Dụ",
                        "months", "11/2026",
                        "amount", "60000"),
                receipt);
    }

    @Test
    @Order(1)
    void aVisitorFindsThePageAndSeesThatAFileIsGenuine() {
        Window visitor = visitor();
        visitor.open("/");
        visitor.link("Kiểm tra biên lai").click();
        assertThat(visitor.title()).hasText("Kiểm tra biên lai");
        visitor.picture("verify-empty");

        upload(visitor, receipt);

        assertThat(outcome(visitor)).hasText("Biên lai hợp lệ");
        assertThat(visitor.main()).containsText(PROOF.number());
        assertThat(visitor.main()).containsText("N*** T*** V*** Dụ");
        assertThat(visitor.main()).containsText("60.000 đồng");
        assertThat(visitor.main()).containsText("Họ tên được che bớt");
        assertThat(visitor.main()).containsText("Hệ thống ký số thử nghiệm - Thành ủy Hà Nội");
        visitor.picture("verify-valid");
    }

    @Test
    @Order(2)
    void anAlteredAndAnUnknownFileAreToldApartWithoutScriptToo() {
        Window visitor = visitorWithoutScript();
        visitor.open("/verify");
        byte[] altered = receipt.clone();
        altered[altered.length / 2] ^= 1;

        upload(visitor, altered);
        assertThat(outcome(visitor)).hasText("Biên lai đã bị sửa đổi");
        assertThat(visitor.main()).not().containsText("N***");
        visitor.picture("verify-altered");

        upload(visitor, "%PDF-1.7 somebody's".getBytes(StandardCharsets.US_ASCII));
        assertThat(outcome(visitor)).hasText("Không tìm thấy biên lai");
    }

    @Test
    @Order(3)
    void whatIsNoPdfOrFarTooLargeIsRefusedInWords() {
        Window visitor = visitor();
        visitor.open("/verify");

        upload(visitor, "<html>".getBytes(StandardCharsets.US_ASCII));
        assertThat(visitor.main()).containsText("Tệp này không phải tệp PDF");

        visitor.open("/verify");
        byte[] huge = new byte[10 * 1024 * 1024 + 100_000];
        System.arraycopy("%PDF-1.7".getBytes(StandardCharsets.US_ASCII), 0, huge, 0, 8);
        upload(visitor, huge);
        assertThat(visitor.main()).containsText("Tệp lớn hơn 10 MB");
        visitor.picture("verify-refused");
    }

    @Test
    @Order(4)
    void theQrCodesAddressShowsTheReceiptInBothLanguages() {
        Window visitor = visitor();
        visitor.open("/verify?number=" + PROOF.number() + "&code=" + PROOF.code());
        assertThat(outcome(visitor)).hasText("Biên lai hợp lệ");

        visitor.open("/verify?number=" + PROOF.number() + "&code=" + PROOF.code() + "&lang=en");
        assertThat(outcome(visitor)).hasText("The receipt is valid");

        visitor.open("/verify?number=" + PROOF.number() + "&code=AAAA-BBBB-CCCC&lang=en");
        assertThat(outcome(visitor)).hasText("No such receipt");
    }

    /** Signed by the sample's own secretary with the sandbox's key ring, as the hub would do it. */
    @Test
    @Order(5)
    void aCommentFormIsShownWithBothItsSignersAndWithoutOneOfThemIsAltered() {
        Proof proof = new Proof("PNX-2026-0000042", Proof.newCode());
        PaperSigner signer = new PaperSigner("035203000059", "Bí thư Thí Dụ", "Bí thư Đảng ủy xã Đông Mỹ", "HN-DONGMY");
        ResidencePapers papers = sandbox().hub().getBean(ResidencePapers.class);
        assertTrue(papers.canSign(signer.personalId(), signer.organisation()));
        byte[] form = papers.commentForm(form(proof.number()), proof.code(), signer);
        keep(proof, ResidencePapers.COMMENT_FORM, Map.of("issuer", "Đảng bộ xã Đông Mỹ"), form);
        Window visitor = visitor();
        visitor.open("/verify");

        upload(visitor, form);
        assertThat(outcome(visitor)).hasText("Giấy tờ hợp lệ");
        assertThat(visitor.main()).containsText("Phiếu nhận xét");
        assertThat(visitor.main()).containsText("Xin so sánh những dòng trên");
        assertThat(visitor.main()).not().containsText("Họ tên được che bớt");
        assertThat(visitor.main().getByText("Chữ ký số của")).hasCount(2);
        assertThat(visitor.main()).containsText("Đảng bộ xã Đông Mỹ");
        visitor.picture("verify-paper");

        visitor.open("/verify");
        upload(visitor, Arrays.copyOf(form, form.length - 20_000));
        assertThat(outcome(visitor)).hasText("Giấy tờ đã bị sửa đổi");
        assertThat(visitor.main()).not().containsText("Đảng bộ xã Đông Mỹ");
    }

    private static CommentForm form(String number) {
        return new CommentForm(
                number,
                "Đảng bộ xã Đông Mỹ",
                "Chi bộ Thôn 2",
                "Đông Mỹ",
                LocalDate.of(2026, 11, 20),
                "Nguyễn Thị Ví Dụ",
                "01.000001",
                "Đảng bộ Công ty Ví Dụ",
                2026,
                List.of(1, 1, 2, 1, 2, 2),
                "",
                "Lê Văn Kiểm Thử",
                "Phó Bí thư",
                Optional.empty());
    }

    private void keep(Proof proof, String kind, Map<String, String> facts, byte[] content) {
        sandbox().hub().getBean(TransactionTemplate.class).executeWithoutResult(status -> sandbox()
                .hub()
                .getBean(Documents.class)
                .keep(
                        new NewDocument(
                                UUID.randomUUID(),
                                kind,
                                Optional.of(proof),
                                "verify:test",
                                LocalDate.of(2026, 11, 20),
                                "application/pdf",
                                facts,
                                Optional.empty()),
                        content));
    }

    @Test
    @Order(6)
    void whoTriesOutCodesIsStopped() {
        Window visitor = visitor();
        visitor.open("/verify");
        // all at once: on a slow machine the limit would fill again while page after page is drawn
        visitor.page()
                .evaluate(
                        "number => Promise.all(Array.from({length: 40}, (_, i) => fetch(`/verify?number=${number}&code=${i}`)))",
                        PROOF.number());
        visitor.open("/verify?number=" + PROOF.number() + "&code=40");

        assertThat(visitor.main()).containsText("LT-DOC-006");
    }

    private static Locator outcome(Window window) {
        return window.main().locator("[data-outcome] h2");
    }

    private static void upload(Window window, byte[] file) {
        Page page = window.page();
        page.getByLabel("Tệp biên lai (PDF)").setInputFiles(new FilePayload("bien-lai.pdf", "application/pdf", file));
        page.locator("form[method=post] button:has-text('Kiểm tra')").click();
    }
}
