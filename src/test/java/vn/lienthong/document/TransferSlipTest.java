package vn.lienthong.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Phiếu chuyển khoản as it is printed: what it says to a bank's application, to its reader, and that it is no receipt. */
class TransferSlipTest {

    private static final Path KEPT = Path.of("src/test/resources/documents");
    private static final Path MADE = Path.of("target/documents");
    private static final String CODE =
            "00020101021238540010A00000072701240006970422011012345678900208QRIBFTTA530370454066000005802VN"
                    + "62220818DP26112100000042316304ABCD";

    private static byte[] slip;

    @BeforeAll
    static void print() throws IOException {
        slip = new TransferSlipPrinter(PrinterOfTests.renderer(), PrinterOfTests.WORKERS)
                .print(new TransferSlip(
                        new Issuer(Optional.empty(), "THÀNH ỦY HÀ NỘI", "Hà Nội"),
                        LocalDate.of(2026, 11, 20),
                        "Nguyễn Thị Ví Dụ",
                        "G22.99.DP-001173200001-261120-0001",
                        "Ngân hàng Ví Dụ",
                        "1234567890",
                        "THANH UY HA NOI",
                        180_000,
                        "DP2611210000004231",
                        Instant.parse("2026-11-20T08:10:00Z"),
                        CODE));
        Files.createDirectories(MADE);
        Files.write(MADE.resolve("transfer-slip.pdf"), slip);
        ImageIO.write(
                Picture.of(slip, 0).image(),
                "png",
                MADE.resolve("transfer-slip.png").toFile());
    }

    @Test
    void theSlipLooksAsItWasApproved() throws Exception {
        assertThat(Picture.pages(slip)).isEqualTo(1);
        try (InputStream kept = Files.newInputStream(KEPT.resolve("transfer-slip.png"))) {
            assertThat(Picture.of(slip, 0).differenceFrom(new Picture(ImageIO.read(kept))))
                    .as("share of ink of " + MADE.resolve("transfer-slip.png") + " that is not where " + KEPT
                            + " has it")
                    .isLessThan(0.002);
        }
    }

    @Test
    void theCodeOnThePaperIsTheCodeOfThePayment() throws Exception {
        BufferedImage page = Picture.of(slip, 0).image();
        int[] dots = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());

        String read = new QRCodeReader()
                .decode(new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(page.getWidth(), page.getHeight(), dots))))
                .getText();

        assertThat(read).isEqualTo(CODE);
    }

    @Test
    void itSaysWhereToTransferWhatAndUntilWhen() throws IOException {
        assertThat(text())
                .contains(
                        "PHIẾU CHUYỂN KHOẢN",
                        "Nguyễn Thị Ví Dụ",
                        "G22.99.DP-001173200001-261120-0001",
                        "Ngân hàng Ví Dụ",
                        "1234567890",
                        "THANH UY HA NOI",
                        "180.000 đồng",
                        "Một trăm tám mươi nghìn đồng",
                        "DP2611210000004231",
                        "15:10:00, 20/11/2026");
    }

    @Test
    void itIsOnePageThatSaysItIsNoReceiptAndIsSignedByNobody() throws IOException {
        assertThat(Picture.pages(slip)).isEqualTo(1);
        assertThat(text()).contains("Phiếu này không phải là biên lai").doesNotContain("ký số bởi");
        assertThat(PdfSignature.of(slip)).isEmpty();
    }

    @Test
    void veraPdfFindsNothingAndItIsTagged() throws Exception {
        assertThat(Vera.complaints(slip)).isEmpty();
        try (PDDocument document = Loader.loadPDF(slip)) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("vi");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Phiếu chuyển khoản");
        }
    }

    private static String text() throws IOException {
        try (PDDocument document = Loader.loadPDF(slip)) {
            return new PDFTextStripper().getText(document);
        }
    }
}
