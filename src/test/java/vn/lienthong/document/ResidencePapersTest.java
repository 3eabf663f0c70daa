package vn.lienthong.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.settings.ConfigFiles;

/** Papers other than receipts as they are handed out: what they say, to people and to machines. */
class ResidencePapersTest {

    private static final Path KEPT = Path.of("src/test/resources/documents");
    private static final Path MADE = Path.of("target/documents");

    @TempDir
    private static Path folder;

    private static ResidencePapers papers;
    private static byte[] form;
    private static byte[] list;
    private static byte[] request;
    private static byte[] sealed;
    private static byte[] statement;
    private static byte[] statistics;
    private static byte[] homeStatistics;

    @BeforeAll
    static void print() throws IOException {
        papers = PapersOfTests.papers(folder, PrinterOfTests.CLOCK, Duration.ofDays(300));
        PaperSigner workplace = new PaperSigner(
                PapersOfTests.SECRETARY, "Trần Thị Thí Dụ", "Bí thư Đảng ủy Công ty Ví Dụ", PapersOfTests.WORKPLACE);
        form = papers.commentForm(PapersOfTests.form(), PapersOfTests.CODE, PapersOfTests.SIGNER);
        list = papers.memberList(PapersOfTests.list(40), PapersOfTests.CODE, Optional.of(workplace));
        request = papers.request(
                PapersOfTests.request("introduce-and-comment"), PapersOfTests.CODE, Optional.of(workplace));
        sealed = papers.request(PapersOfTests.request("comment"), PapersOfTests.CODE, Optional.empty());
        Files.createDirectories(MADE);
        keep("comment-form", form);
        keep("member-list", list);
        keep("request", request);
        keep("request-sealed", sealed);
        statement = new StatementPrinter(
                        PrinterOfTests.renderer(),
                        PrinterOfTests.WORKERS,
                        new PaperWording(new ConfigFiles(Path.of("config"))),
                        PrinterOfTests.CLOCK)
                .print(PapersOfTests.statement(9));
        keep("statement", statement);
        statistics = papers.statistics(PapersOfTests.statistics(), PapersOfTests.CODE, Optional.of(workplace));
        keep("comment-statistics", statistics);
        homeStatistics = papers.statistics(PapersOfTests.homeStatistics(), PapersOfTests.CODE, Optional.empty());
        keep("home-statistics", homeStatistics);
    }

    /** For whoever wants to look, or to approve other words by copying them over the kept ones. */
    private static void keep(String name, byte[] pdf) throws IOException {
        Files.write(MADE.resolve(name + ".pdf"), pdf);
        Files.writeString(MADE.resolve(name + ".txt"), text(pdf));
        for (int page = 0; page < Picture.pages(pdf); page++) {
            ImageIO.write(
                    Picture.of(pdf, page).image(),
                    "png",
                    MADE.resolve(name + "-" + (page + 1) + ".png").toFile());
        }
    }

    @Test
    void eachPaperSaysWordForWordWhatWasApproved() throws IOException {
        assertThat(text(form)).isEqualTo(Files.readString(KEPT.resolve("comment-form.txt")));
        assertThat(text(list)).isEqualTo(Files.readString(KEPT.resolve("member-list.txt")));
        assertThat(text(request)).isEqualTo(Files.readString(KEPT.resolve("request.txt")));
        assertThat(text(sealed)).isEqualTo(Files.readString(KEPT.resolve("request-sealed.txt")));
        assertThat(text(statement)).isEqualTo(Files.readString(KEPT.resolve("statement.txt")));
        assertThat(text(statistics)).isEqualTo(Files.readString(KEPT.resolve("comment-statistics.txt")));
        assertThat(text(homeStatistics)).isEqualTo(Files.readString(KEPT.resolve("home-statistics.txt")));
    }

    @Test
    void theRequestLeavesAsManyWorkingDaysAsItIsTold() throws IOException {
        byte[] longer = papers.request(PapersOfTests.request("comment", 5), PapersOfTests.CODE, Optional.empty());

        assertThat(text(longer).replaceAll("\\s+", " ")).contains("trong thời hạn 5 ngày làm việc");
    }

    @Test
    void eachPaperLooksAsItWasApproved() throws IOException {
        assertLooksLike("comment-form", form, 1);
        assertLooksLike("comment-form", form, 2);
        assertLooksLike("member-list", list, 1);
        assertLooksLike("request", request, 1);
        assertLooksLike("statement", statement, 1);
        assertLooksLike("comment-statistics", statistics, 1);
        assertLooksLike("home-statistics", homeStatistics, 1);
    }

    private static void assertLooksLike(String name, byte[] pdf, int page) throws IOException {
        String picture = name + "-" + page + ".png";
        assertThat(Picture.of(pdf, page - 1)
                        .differenceFrom(
                                new Picture(ImageIO.read(KEPT.resolve(picture).toFile()))))
                .as("share of ink of " + MADE.resolve(picture) + " that is not where " + KEPT + " has it")
                .isLessThan(0.002);
    }

    @Test
    void veraPdfFindsNothing() throws Exception {
        for (byte[] paper : List.of(form, list, request, sealed, statement, statistics, homeStatistics)) {
            assertThat(Vera.complaints(paper)).isEmpty();
        }
    }

    @Test
    void eachIsTaggedTitledAndInVietnamese() throws IOException {
        assertCatalogue(form, "Phiếu nhận xét số PNX-2026-0000001");
        assertCatalogue(list, "Danh sách đảng viên cần giới thiệu và xin nhận xét tại nơi cư trú số DSNX-2026-0000001");
        assertCatalogue(request, "Phiếu giới thiệu và lấy ý kiến nhận xét số PGT-2026-0000001");
        assertCatalogue(
                statistics,
                "Thống kê nhận xét đảng viên tại nơi cư trú từ 01/01/2026 đến 30/11/2026 số TKCT-2026-0000001");
        assertCatalogue(
                homeStatistics,
                "Thống kê nhận xét đảng viên tại nơi cư trú từ 01/01/2026 đến 30/11/2026 số TKCT-2026-0000001");
        assertCatalogue(statement, "Báo cáo thu, nộp đảng phí từ 01/11/2026 đến 30/11/2026");
    }

    @Test
    void townshipsAreNamedUntilThereAreNone() throws IOException {
        assertThat(words(formOf(LocalDate.of(2025, 6, 30)))).contains("XÁC NHẬN CỦA ĐẢNG ỦY XÃ, PHƯỜNG, THỊ TRẤN");
        assertThat(words(formOf(LocalDate.of(2025, 7, 1))))
                .contains("XÁC NHẬN CỦA ĐẢNG ỦY XÃ, PHƯỜNG")
                .doesNotContain("THỊ TRẤN");
    }

    private static byte[] formOf(LocalDate day) {
        return papers.commentForm(
                PapersOfTests.form("PNX-2025-0000001", day), PapersOfTests.CODE, PapersOfTests.SIGNER);
    }

    @Test
    void aListOfThousandsComesWithItsSums() throws IOException {
        byte[] large = papers.memberList(PapersOfTests.list(5_000), PapersOfTests.CODE, Optional.empty());

        assertThat(text(large)).contains("5.000", "Danh sách này gồm");
        assertThat(Picture.pages(large)).isGreaterThan(150);
    }

    @Test
    void aListThatCameOnPaperSaysSo() throws IOException {
        byte[] onPaper = papers.memberList(PapersOfTests.list(2, true), PapersOfTests.CODE, Optional.empty());

        assertThat(text(onPaper)).contains("Danh sách được lập theo bản giấy nộp trực tiếp");
        assertThat(text(list)).doesNotContain("bản giấy nộp trực tiếp");
    }

    private static void assertCatalogue(byte[] pdf, String title) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("vi");
            assertThat(document.getDocumentInformation().getTitle()).isEqualTo(title);
        }
    }

    private static String words(byte[] pdf) throws IOException {
        return text(pdf).replaceAll("\\s+", " ");
    }

    private static String text(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setLineSeparator("\n");
            return Arrays.stream(stripper.getText(document).split("\n"))
                    .map(String::strip)
                    .collect(Collectors.joining("\n", "", "\n"));
        }
    }
}
