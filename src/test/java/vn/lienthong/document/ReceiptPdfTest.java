package vn.lienthong.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.settings.ConfigFiles;

/** The receipts as they are handed out: how they look, what they are made of, what they say to machines. */
class ReceiptPdfTest {

    private static final Path KEPT = Path.of("src/test/resources/documents");
    private static final Path MADE = Path.of("target/documents");

    @TempDir
    private static Path folder;

    private static byte[] receipt;
    private static byte[] summary;

    @BeforeAll
    static void print() throws IOException {
        ReceiptPrinter printer = PrinterOfTests.printer(folder);
        receipt = PrinterOfTests.receiptPdf(printer);
        summary = PrinterOfTests.summaryPdf(printer, 60);
        Files.createDirectories(MADE);
        Files.write(MADE.resolve("receipt.pdf"), receipt);
        Files.write(MADE.resolve("summary-receipt.pdf"), summary);
        picture("receipt", receipt, 0);
        picture("summary-first", summary, 0);
        picture("summary-second", summary, 1);
        picture("summary-last", summary, Picture.pages(summary) - 1);
    }

    /** For whoever wants to look, or to approve another look by copying it over the kept one. */
    private static void picture(String name, byte[] pdf, int page) throws IOException {
        ImageIO.write(
                Picture.of(pdf, page).image(),
                "png",
                MADE.resolve(name + ".png").toFile());
    }

    @Test
    void theReceiptLooksAsItWasApproved() throws Exception {
        assertThat(Picture.pages(receipt)).isEqualTo(1);
        assertLooksLike("receipt", receipt, 0);
    }

    @Test
    void aMemberWithoutACardHasTheFileNumberCalledSo() throws IOException {
        Receipt withCard = PrinterOfTests.receipt();
        Payer withFile = new Payer("Lê Kiểm", Optional.of("LL-004512"));
        byte[] pdf = PrinterOfTests.printer(folder)
                .print(List.of(new ReceiptPrinter.Order(
                        new Receipt(
                                withCard.number(),
                                withCard.date(),
                                withCard.issuer(),
                                withFile,
                                withCard.cell(),
                                withCard.months(),
                                withCard.amount(),
                                withCard.payment()),
                        "K7PM-2QXD-9RTA")))
                .get(0);

        assertThat(text(pdf)).contains("Số thẻ đảng viên/ Số lý lịch", "LL-004512");
        assertThat(text(summary)).contains("Số thẻ đảng viên/ Số lý lịch");
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\\u00a0]+", " ");
        }
    }

    @Test
    void theSummaryLooksAsItWasApproved() throws Exception {
        assertThat(Picture.pages(summary)).isGreaterThan(2);
        assertLooksLike("summary-first", summary, 0);
        assertLooksLike("summary-second", summary, 1);
        assertLooksLike("summary-last", summary, Picture.pages(summary) - 1);
    }

    @Test
    void theComparisonNoticesALineThatMoved() throws Exception {
        Picture approved = Picture.of(receipt, 0);
        Receipt longer = PrinterOfTests.receipt();
        ReceiptPrinter printer = PrinterOfTests.printer(folder);
        byte[] moved = printer.print(List.of(new ReceiptPrinter.Order(
                        new Receipt(
                                longer.number(),
                                longer.date(),
                                longer.issuer(),
                                longer.payer(),
                                "Chi bộ Kinh doanh 1",
                                longer.months(),
                                longer.amount(),
                                longer.payment()),
                        "K7PM-2QXD-9RTA")))
                .get(0);

        assertThat(approved.differenceFrom(Picture.of(moved, 0))).isGreaterThan(0.02);
        assertThat(approved.differenceFrom(approved)).isZero();
    }

    @Test
    void veraPdfFindsNothing() throws Exception {
        assertThat(Vera.complaints(receipt)).isEmpty();
        assertThat(Vera.complaints(summary)).isEmpty();
    }

    @Test
    void itIsTaggedTitledAndInVietnamese() throws IOException {
        try (PDDocument document = Loader.loadPDF(receipt)) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getStructureTreeRoot().getKids())
                    .isNotEmpty();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("vi");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Biên lai số BL-2026-0000001");
        }
    }

    @Test
    void everyFontIsLiberationSerifAndInside() throws IOException {
        assertFonts(summary);
    }

    @Test
    void theFirstReceiptsOfAHubAreWholeEvenWhenTwoAreFirstAtOnce() throws IOException {
        for (int hub = 0; hub < 3; hub++) {
            ReceiptPrinter printer = PrinterOfTests.printer(folder);
            ReceiptPrinter.Order order = new ReceiptPrinter.Order(PrinterOfTests.receipt(), "K7PM-2QXD-9RTA");
            for (byte[] pdf : printer.print(List.of(order, order, order, order))) {
                assertFonts(pdf);
            }
        }
    }

    @Test
    void aFontThatIsNotThereFailsInsteadOfLeavingOutLetters() throws IOException {
        copyTemplates();
        Path configuration = folder.resolve("documents/fop.xconf");
        Files.writeString(
                configuration, Files.readString(configuration).replace("\"Liberation Serif\"", "\"Another Serif\""));

        assertThatThrownBy(() -> printWithTemplatesOf(folder))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DOCUMENT_TEMPLATE));
    }

    private static void assertFonts(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int fonts = 0;
            for (var page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).isTrue();
                    assertThat(font.getName()).contains("LiberationSerif");
                    fonts++;
                }
            }
            assertThat(fonts).isPositive();
        }
    }

    @Test
    void theHeadOfTheTableIsRepeatedAndPagesAreNumberedFromTheSecond() throws IOException {
        try (PDDocument document = Loader.loadPDF(summary)) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                PDFTextStripper text = new PDFTextStripper();
                text.setStartPage(page);
                text.setEndPage(page);
                String words = text.getText(document);
                assertThat(words.contains("Biên lai số"))
                        .as("head on page " + page)
                        .isTrue();
                assertThat(words.strip().startsWith(Integer.toString(page)))
                        .as("number on page " + page)
                        .isEqualTo(page > 1);
            }
        }
    }

    @Test
    void theQrCodeLeadsToItsOwnVerification() throws Exception {
        var page = Picture.of(receipt, 0).image();
        var corner = page.getSubimage(0, page.getHeight() / 2, page.getWidth() / 2, page.getHeight() / 2);

        String address = new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(
                        corner.getWidth(),
                        corner.getHeight(),
                        corner.getRGB(0, 0, corner.getWidth(), corner.getHeight(), null, 0, corner.getWidth())))))
                .getText();

        assertThat(address).isEqualTo("https://dvc.example.vn/verify?number=BL-2026-0000001&code=K7PM-2QXD-9RTA");
    }

    @Test
    void fiveThousandLinesAreOneDocument() throws IOException {
        ReceiptPrinter printer = PrinterOfTests.printer(folder);
        byte[] large = PrinterOfTests.summaryPdf(printer, 5000);

        try (PDDocument document = Loader.loadPDF(large)) {
            PDFTextStripper text = new PDFTextStripper();
            text.setStartPage(document.getNumberOfPages());
            assertThat(document.getNumberOfPages()).isGreaterThan(150);
            assertThat(text.getText(document)).contains("5.000", "Tổng cộng", "Biên lai tổng hợp này gồm");
        }
    }

    @Test
    void aBrokenTemplateIsNamed() throws IOException {
        copyTemplates();
        Files.writeString(folder.resolve("documents/receipt.xsl"), "<xsl:stylesheet/>");

        assertThatThrownBy(() -> printWithTemplatesOf(folder)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.DOCUMENT_TEMPLATE);
            assertThat(failure).hasMessageContaining("receipt.xsl");
        });
    }

    @Test
    void aTemplateReadsNothingOutsideItsFolder() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.xml"), "<secret>Z</secret>");
        for (String reached : List.of(
                "<xsl:value-of select=\"document('" + secret.toUri() + "')\"/>",
                "<xsl:value-of select=\"document('../secret.xml')\"/>",
                "<fo:external-graphic src=\"url('" + secret.toUri() + "')\"/>")) {
            copyTemplates();
            Path template = folder.resolve("documents/receipt.xsl");
            Files.writeString(
                    template,
                    Files.readString(template)
                            .replace(
                                    "<xsl:call-template name=\"foot\"/>",
                                    "<fo:block>" + reached + "</fo:block><xsl:call-template name=\"foot\"/>"));
            try {
                byte[] pdf = printWithTemplatesOf(folder);
                assertThat(new String(pdf, StandardCharsets.ISO_8859_1)).doesNotContain("<secret>");
                try (PDDocument document = Loader.loadPDF(pdf)) {
                    assertThat(new PDFTextStripper().getText(document)).doesNotContain("Z\n");
                }
            } catch (Failure refused) {
                assertThat(refused.code()).isEqualTo(ErrorCode.DOCUMENT_TEMPLATE);
            }
        }
    }

    private static byte[] printWithTemplatesOf(Path config) {
        PdfRenderer renderer = new PdfRenderer(new DocumentFiles(new ConfigFiles(config)), PrinterOfTests.CLOCK);
        ReceiptPrinter printer = new ReceiptPrinter(
                renderer,
                PrinterOfTests.signer(folder.resolve("signing.p12"), PrinterOfTests.CLOCK),
                PrinterOfTests.WORKERS,
                PrinterOfTests.PAGE);
        return PrinterOfTests.receiptPdf(printer);
    }

    private static void copyTemplates() throws IOException {
        Files.createDirectories(folder.resolve("documents"));
        try (var files = Files.list(Path.of("config/documents"))) {
            files.forEach(file -> {
                try {
                    Files.writeString(folder.resolve("documents").resolve(file.getFileName()), Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    private static void assertLooksLike(String name, byte[] pdf, int page) throws IOException {
        Picture made = Picture.of(pdf, page);
        try (InputStream kept = Files.newInputStream(KEPT.resolve(name + ".png"))) {
            assertThat(made.differenceFrom(new Picture(ImageIO.read(kept))))
                    .as("share of ink of " + MADE.resolve(name + ".png") + " that is not where " + KEPT + " has it")
                    .isLessThan(0.002);
        }
    }
}
