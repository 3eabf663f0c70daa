package vn.lienthong.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** Files as people send them, honest and otherwise. */
class AttachmentCheckTest {

    private final AttachmentCheck check = new AttachmentCheck(VirusScan.NONE);

    @Test
    void whatAFileIsIsSaidByItsContent() throws IOException {
        assertThat(taken("bao cao.exe", pdf("")).contentType()).isEqualTo("application/pdf");
        assertThat(taken("bao cao.exe", pdf("")).name()).isEqualTo("bao cao.pdf");
        assertThat(taken("anh.pdf", picture("png")).contentType()).isEqualTo("image/png");
        assertThat(taken("anh", picture("jpg")).name()).isEqualTo("anh.jpg");
        assertThat(taken("Báo cáo 2026.docx", word(Map.of())).name()).isEqualTo("Báo cáo 2026.docx");
    }

    @ParameterizedTest
    @CsvSource({
        "../../etc/passwd, passwd.pdf",
        "C:\\Users\\vidu\\bao-cao.pdf, bao-cao.pdf",
        ".htaccess, htaccess.pdf",
        "<script>.pdf, script-.pdf",
    })
    void namesAreCleaned(String given, String cleaned) throws IOException {
        assertThat(taken(given, pdf("")).name()).isEqualTo(cleaned);
    }

    @Test
    void unseenCharactersLeaveTheName() throws IOException {
        assertThat(taken("bao\u202Ecao\u0000\r\n.pdf", pdf("")).name()).isEqualTo("baocao.pdf");
        assertThat(taken("a\n/../../../Startup/evil", pdf("")).name()).isEqualTo("evil.pdf");
        assertThat(taken("a\u2028/../evil", pdf("")).name()).isEqualTo("evil.pdf");
        assertThat(taken("x".repeat(300), pdf("")).name()).hasSizeLessThan(110);
        assertThat(taken(null, pdf("")).name()).isEqualTo("tep.pdf");
    }

    @Test
    void otherKindsAreRefusedWhateverTheirName() throws IOException {
        refused(ErrorCode.UPLOAD_KIND, "bao-cao.pdf", "MZ\u0090 a program".getBytes(StandardCharsets.ISO_8859_1));
        refused(ErrorCode.UPLOAD_KIND, "bao-cao.docx", zip(Map.of("readme.txt", "x".getBytes())));
        refused(ErrorCode.UPLOAD_KIND, "anh.png", cut(picture("png"), 12));
        refused(ErrorCode.UPLOAD_KIND, "bao-cao.html", "<html><script>".getBytes());
        refused(ErrorCode.UPLOAD_EMPTY, "trong.pdf", new byte[0]);
    }

    @Test
    void aHugeFileIsNotReadToItsEnd() {
        InputStream endless = new InputStream() {
            private long read;

            @Override
            public int read() {
                read++;
                assertThat(read).isLessThan(20L * 1024 * 1024);
                return 'x';
            }
        };
        assertThatThrownBy(() -> check.check("lon.pdf", endless))
                .isInstanceOfSatisfying(
                        Failure.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.UPLOAD_TOO_LARGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/OpenAction << /S /JavaScript /JS (app.alert(1)) >>",
                "/AA << /O << /S /J#61vaScript >> >>",
                "/Names << /EmbeddedFiles 5 0 R >>",
                "/A << /S /Launch /F (cmd.exe) >>",
                "/AcroForm << /XFA 7 0 R >>"
            })
    void aPdfThatRunsSomethingIsRefused(String active) {
        refused(ErrorCode.UPLOAD_ACTIVE, "bao-cao.pdf", pdf(active));
    }

    @Test
    void aScriptInsideAnObjectStreamIsFound() throws IOException {
        refused(
                ErrorCode.UPLOAD_ACTIVE,
                "bao-cao.pdf",
                pdfWithObjects("1 0 << /S /JavaScript /JS (app.alert(1)) >>".getBytes(), "\n"));
        refused(
                ErrorCode.UPLOAD_ACTIVE,
                "bao-cao.pdf",
                pdfWithObjects("1 0 << /S /JavaScript /JS (app.alert(1)) >>".getBytes(), "\r"));
        assertThat(taken("bao-cao.pdf", pdfWithObjects("1 0 << /Type /Page >>".getBytes(), "\n"))
                        .contentType())
                .isEqualTo("application/pdf");
    }

    @Test
    void bytesOfAPictureThatHappenToReadLikeANameAreNoScript() throws IOException {
        byte[] file = "%PDF-1.7\n4 0 obj << /Subtype /Image >> stream\n..../JavaScript....\nendstream endobj"
                .getBytes(StandardCharsets.ISO_8859_1);
        assertThat(taken("anh.pdf", file).contentType()).isEqualTo("application/pdf");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%%stream\n%s\n%%endstream\n", "%%%%stream\r%s\r%%endstream\r"})
    void aScriptBetweenAStreamAndItsEndThatAreCommentsIsRefused(String comments) {
        refused(ErrorCode.UPLOAD_ACTIVE, "bao-cao.pdf", hidden(comments));
    }

    @Test
    void aScriptBetweenAStreamAndItsEndThatAreTextIsRefused() {
        refused(
                ErrorCode.UPLOAD_ACTIVE,
                "bao-cao.pdf",
                hidden("9 0 obj (stream\n) endobj\n%s\n8 0 obj (endstream) endobj\n"));
    }

    /** What a reader finds by the table of references, wherever that points to. */
    @Test
    void aScriptInsideAPageThatTheTableOfReferencesPointsToIsRefused() {
        String head = "%PDF-1.7\n2 0 obj << /Length 90 >> stream\n1%c\n0%c\n%c\n%c\n%c\n%c\n%c\n%c\n%c\n%c\nobj";
        String rest = "<< /Type /Catalog /OpenAction << /S /JavaScript >> >> endobj\nendstream endobj\n";
        int at = (head + rest).length();
        String table =
                "xref\n0 2\n0000000000 65535 f \n%010d 00000 n \ntrailer << /Size 2 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF"
                        .formatted(head.indexOf("1%c"), at);
        refused(ErrorCode.UPLOAD_ACTIVE, "bao-cao.pdf", (head + rest + table).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aScriptInAnObjectStreamThatDoesNotSayWhatItIsIsFound() throws IOException {
        String packed = new String(
                pdfWithObjects("1 0 << /S /JavaScript /JS (app.alert(1)) >>".getBytes(), "\n"),
                StandardCharsets.ISO_8859_1);
        String hidden = packed.replace("1 0 obj << /Type /ObjStm", "5 0 obj << /Type /ObjStm /Title ( obj)");
        refused(ErrorCode.UPLOAD_ACTIVE, "bao-cao.pdf", hidden.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aPdfThatKeepsAReaderBusyIsRefused() {
        refused(ErrorCode.UPLOAD_KIND, "sau.pdf", pdf("/A " + "[".repeat(200_000)));
        StringBuilder over = new StringBuilder("%PDF-1.7\n");
        for (int i = 1; i <= 15_000; i++) {
            over.append(i).append(" 0 obj << >> stream\n").append(".".repeat(300));
        }
        over.append("\nendstream endobj\n%%EOF");
        assertTimeoutPreemptively(
                Duration.ofSeconds(30),
                () -> refused(ErrorCode.UPLOAD_BOMB, "lau.pdf", over.toString().getBytes(StandardCharsets.ISO_8859_1)));
    }

    /** Each absent object would have the whole stream unpacked once more. */
    @Test
    void aTableOfObjectsThatAreNotInTheirStreamIsRefused() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("%PDF-1.7\n".getBytes(StandardCharsets.ISO_8859_1));
        int stream = out.size();
        byte[] objects = ("9 0 << /Type /Catalog >>" + " ".repeat(8_000_000)).getBytes(StandardCharsets.ISO_8859_1);
        writeStream(out, "1 0 obj << /Type /ObjStm /N 1 /First 4", objects);
        out.writeBytes(("%" + "x".repeat(2_000_000) + "\n").getBytes(StandardCharsets.ISO_8859_1));
        int table = out.size();
        ByteBuffer rows = ByteBuffer.allocate(3_000 * 7);
        for (int number = 0; number < 3_000; number++) {
            boolean inFile = number == 1 || number == 2;
            rows.put((byte) (number == 0 ? 0 : inFile ? 1 : 2));
            rows.putInt(number == 1 ? stream : number == 2 ? table : 1).putShort((short) 0);
        }
        writeStream(out, "2 0 obj << /Type /XRef /Size 3000 /W [1 4 2] /Root 9 0 R", rows.array());
        out.writeBytes(("startxref\n" + table + "\n%%EOF").getBytes(StandardCharsets.ISO_8859_1));

        assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> refused(ErrorCode.UPLOAD_BOMB, "vang.pdf", out.toByteArray()));
    }

    private static void writeStream(ByteArrayOutputStream out, String head, byte[] content) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(packed, new Deflater(9))) {
            deflated.write(content);
        }
        String rest = " /Filter /FlateDecode /Length " + packed.size() + " >> stream\n";
        out.writeBytes((head + rest).getBytes(StandardCharsets.ISO_8859_1));
        out.writeBytes(packed.toByteArray());
        out.writeBytes("\nendstream endobj\n".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aPdfAsProgramsWriteItIsTaken() throws IOException {
        for (CompressParameters packed :
                List.of(CompressParameters.DEFAULT_COMPRESSION, CompressParameters.NO_COMPRESSION)) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            try (PDDocument document = new PDDocument()) {
                for (int i = 0; i < 300; i++) {
                    PDPage page = new PDPage();
                    document.addPage(page);
                    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
                        content.drawImage(LosslessFactory.createFromImage(document, noise(40)), 20, 20);
                    }
                }
                document.save(out, packed);
            }
            assertThat(taken("bao-cao.pdf", out.toByteArray()).contentType()).isEqualTo("application/pdf");
        }
    }

    @Test
    void aPdfOfMorePagesThanAnybodyReadsIsRefused() throws IOException {
        assertThat(taken("bao-cao.pdf", pages(PdfObjects.MOST_PAGES)).contentType())
                .isEqualTo("application/pdf");
        refused(ErrorCode.UPLOAD_TOO_LONG, "dai.pdf", pages(PdfObjects.MOST_PAGES + 1));
    }

    /** Each group of pages stands twice in the one above. */
    @Test
    void fewPagesThatStandForManyAreRefused() throws IOException {
        try (PDDocument document = new PDDocument()) {
            COSDictionary below = new PDPage().getCOSObject();
            for (int i = 0; i < 20; i++) {
                COSDictionary group = new COSDictionary();
                group.setItem(COSName.TYPE, COSName.PAGES);
                group.setItem(COSName.KIDS, new COSArray(List.of(new COSObject(below), new COSObject(below))));
                group.setInt(COSName.COUNT, 2 << i);
                below = group;
            }
            document.getDocumentCatalog().getCOSObject().setItem(COSName.PAGES, below);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            refused(ErrorCode.UPLOAD_TOO_LONG, "no.pdf", out.toByteArray());
        }
    }

    private static byte[] pages(int pages) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PDDocument document = new PDDocument()) {
            for (int i = 0; i < pages; i++) {
                document.addPage(new PDPage());
            }
            document.save(out);
        }
        return out.toByteArray();
    }

    @Test
    void anEncryptedPdfCannotBeLookedIntoAndIsRefused() {
        refused(ErrorCode.UPLOAD_KIND, "kin.pdf", pdf("/Encrypt 9 0 R"));
    }

    @Test
    void filesThatBurstAreRefusedBeforeTheyFillTheMemory() throws IOException {
        refused(ErrorCode.UPLOAD_BOMB, "no.docx", word(Map.of("word/media/no.xml", new byte[100 * 1024 * 1024])));
        refused(ErrorCode.UPLOAD_BOMB, "no.pdf", pdfWithObjects(new byte[100 * 1024 * 1024], "\n"));
    }

    @Test
    void aDocumentWithMacrosIsRefused() throws IOException {
        refused(
                ErrorCode.UPLOAD_ACTIVE,
                "template.docx",
                word(Map.of(
                        "word/_rels/settings.xml.rels",
                        "<Relationship Id=\"r1\" Type=\"x/attachedTemplate\" Target=\"https://e.example/t.dotm\" TargetMode=\"External\"/>"
                                .getBytes())));
        refused(ErrorCode.UPLOAD_ACTIVE, "macro.docx", word(Map.of("word/vbaProject.bin", new byte[] {1})));
    }

    @ParameterizedTest
    @CsvSource({"UTF-8", "UTF-16"})
    void aTemplateFromElsewhereIsFoundHoweverItIsWritten(String encoding) throws IOException {
        String template = "<Relationship Id='r1' Type='x/attachedTemplate' Target='https://e.example/t.dotm' %s/>";
        for (String written : List.of(
                template.formatted("TargetMode='External'"),
                template.formatted("TargetMode='&#69;xternal'"),
                "<Relationship Id='a>b' Type='x/attachedTemplate' Target='https://e.example/t.dotm' TargetMode='External'/>",
                "<p:Relationship xmlns:p='y' Id='/hyperlink' Type='x/image' Target='h' TargetMode='External'/>")) {
            String relations =
                    "<?xml version='1.0' encoding='%s'?><Relationships>%s</Relationships>".formatted(encoding, written);
            refused(
                    ErrorCode.UPLOAD_ACTIVE,
                    "mau.docx",
                    word(Map.of("word/_rels/settings.xml.rels", relations.getBytes(encoding))));
        }
        String far = "<Relationships>" + " ".repeat(1024 * 1024) + template.formatted("TargetMode='External'")
                + "</Relationships>";
        refused(
                ErrorCode.UPLOAD_KIND,
                "mau.docx",
                word(Map.of("word/_rels/settings.xml.rels", far.getBytes(encoding))));
        refused(
                ErrorCode.UPLOAD_KIND,
                "mau.docx",
                word(Map.of("word/_rels/settings.xml.rels", "<a>".getBytes(encoding))));
        String typed = "<!DOCTYPE R [<!ENTITY e 'External'>]><R TargetMode='&e;'/>";
        refused(
                ErrorCode.UPLOAD_KIND,
                "mau.docx",
                word(Map.of("word/_rels/settings.xml.rels", typed.getBytes(encoding))));
        String link = "<R><Relationship Type='x/hyperlink' Target='https://e.example/' TargetMode='External'/></R>";
        assertThat(taken("mau.docx", word(Map.of("word/_rels/document.xml.rels", link.getBytes(encoding))))
                        .name())
                .isEqualTo("mau.docx");
    }

    private Attachment taken(String name, byte[] content) throws IOException {
        return check.check(name, new ByteArrayInputStream(content));
    }

    private void refused(ErrorCode code, String name, byte[] content) {
        assertThatThrownBy(() -> taken(name, content))
                .isInstanceOfSatisfying(
                        Failure.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }

    private static byte[] hidden(String around) {
        String script = "1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj";
        return ("%PDF-1.7\n" + around.formatted(script) + "%%EOF").getBytes(StandardCharsets.ISO_8859_1);
    }

    private static BufferedImage noise(int size) {
        BufferedImage picture = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(size);
        for (int i = 0; i < size * size; i++) {
            picture.setRGB(i % size, i / size, random.nextInt());
        }
        return picture;
    }

    private static byte[] pdf(String inCatalog) {
        return ("%PDF-1.7\n1 0 obj << /Type /Catalog " + inCatalog + " >> endobj\n%%EOF")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] pdfWithObjects(byte[] objects, String endOfLine) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(("%PDF-1.7\n1 0 obj << /Type /ObjStm /N 1 /First 4 /Filter /FlateDecode >> stream" + endOfLine)
                .getBytes(StandardCharsets.ISO_8859_1));
        try (DeflaterOutputStream packed = new DeflaterOutputStream(out, new Deflater(9))) {
            packed.write(objects);
        }
        out.writeBytes("\nendstream endobj\n%%EOF".getBytes(StandardCharsets.ISO_8859_1));
        return out.toByteArray();
    }

    private static byte[] word(Map<String, byte[]> more) throws IOException {
        Map<String, byte[]> all = new java.util.LinkedHashMap<>();
        all.put("[Content_Types].xml", "<Types/>".getBytes());
        all.put("word/document.xml", "<document/>".getBytes());
        all.putAll(more);
        return zip(all);
    }

    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] picture(String format) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    private static byte[] cut(byte[] content, int length) {
        return java.util.Arrays.copyOf(content, length);
    }
}
