package vn.lienthong.residence.workplace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.web.TableFile;

/** Files of lines as spreadsheets save them, and as nobody should. */
class LineFileTest {

    private static final int MOST = 5_000;
    private static final String SHEET = "xl/worksheets/sheet1.xml";

    @Test
    void emptyRowsOfACsvAreNone() {
        byte[] csv = "Số CCCD;Loại\n;\n001090000005;Giới thiệu\n ; \n;;;;\n"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);

        assertThat(LineFile.read(csv, MOST)).singleElement().satisfies(row -> assertThat(row.line())
                .isEqualTo(3));
    }

    @Test
    void whatIsExportedIsReadBackInEitherKind() throws IOException {
        List<Object> line = List.of(
                "001090000005",
                "01.000010",
                "=1+1",
                "Nguyễn Thị Ví Dụ",
                "Chi bộ",
                "HN-1",
                "Chi bộ 1",
                "Giới thiệu",
                "Có",
                "");
        TableFile table = new TableFile(
                "Danh sách",
                LineExport.columns().stream()
                        .map(column -> new TableFile.Column(column, 20))
                        .toList(),
                "",
                reader -> reader.accept(line));
        ByteArrayOutputStream xlsx = new ByteArrayOutputStream();
        table.xlsx(xlsx);
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        table.csv(csv);

        for (byte[] file : List.of(xlsx.toByteArray(), csv.toByteArray())) {
            assertThat(LineFile.read(file, MOST)).singleElement().satisfies(row -> {
                assertThat(row.line()).isEqualTo(2);
                assertThat(row.field(LineWords.PERSONAL_ID)).contains("001090000005");
                assertThat(row.field(LineWords.CARD)).contains("01.000010");
                assertThat(row.field(LineWords.FILE)).contains("=1+1");
                assertThat(row.field(LineWords.KIND)).contains("Giới thiệu");
                assertThat(row.has(LineWords.EXEMPT)).isTrue();
                assertThat(row.field(LineWords.EXEMPT)).isEmpty();
            });
        }
    }

    @Test
    void numbersASpreadsheetCutAreWholeAgainAndEmptyRowsAreNone() throws IOException {
        byte[] file = sheet(sheet -> {
            sheet.value(0, 0, "Số CCCD");
            sheet.value(0, 1, "Số thẻ đảng viên");
            sheet.value(1, 0, 1090000005L);
            sheet.value(4, 1, 1.00001);
            sheet.value(5, 0, "001090000006");
            sheet.value(5, 1, "01000001");
            return sheet;
        });

        assertThat(LineFile.read(file, MOST))
                .extracting(row -> row.line() + " " + row.fields())
                .containsExactly(
                        "2 {Số CCCD=001090000005, Số thẻ đảng viên=}",
                        "5 {Số CCCD=, Số thẻ đảng viên=01.000010}",
                        "6 {Số CCCD=001090000006, Số thẻ đảng viên=01000001}");
    }

    @Test
    void numbersAreReadAsSpreadsheetsShowThemAndTextsAsTheyAre() throws IOException {
        byte[] file = sheet(sheet -> {
            sheet.value(0, 0, "Số thẻ đảng viên");
            sheet.value(1, 0, 1.1);
            sheet.value(2, 0, "01.0001");
            sheet.value(3, 0, 1e300);
            return sheet;
        });
        byte[] asExcelSaves = changed(file, SHEET, xml -> xml.replace("<v>1.1</v>", "<v>1.1000000000000001</v>")
                .replaceFirst("<v>1.0E300</v>|<v>1E300</v>|<v>10{300}</v>", "<v>1E300000000</v>"));

        assertThat(LineFile.read(asExcelSaves, MOST))
                .extracting(row -> row.field(LineWords.CARD).orElse(""))
                .containsExactly("01.100000", "01.0001", "1E300000000");
    }

    @Test
    void aLongSheetIsReadToOneLineMoreThanAreTaken() throws IOException {
        byte[] file = sheet(sheet -> {
            sheet.value(0, 0, "Số CCCD");
            for (int line = 1; line <= 20; line++) {
                sheet.value(line, 0, line);
                sheet.value(line, 300, "far away");
            }
            return sheet;
        });

        assertThat(LineFile.read(file, 10)).hasSize(11);
    }

    @Test
    void aPartUnderAnotherNameIsLookedAtLikeASheet() throws IOException {
        byte[] hidden = changed(
                "xl/styles.xml",
                xml -> "<worksheet><sheetData><row r=\"1\"><c r=\"AAAAAAA1\"/></row></sheetData></worksheet>");

        unreadable(hidden);
        unreadable(changed("xl/styles.xml", xml -> "<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + xml));
    }

    @Test
    void whatSpreadsheetsPutBesideASheetIsNoReasonToRefuseIt() throws IOException {
        byte[] file = changed("docProps/app.xml", xml -> xml);
        byte[] withMore = with(
                with(file, "xl/printerSettings/printerSettings1.bin", "M\0i\0c\0r\0o\0s\0o\0f\0t\0"),
                "xl/charts/chart1.xml",
                "<c:chartSpace xmlns:c=\"c\"><c:pageMargins b=\"0.75\" l=\"0.7\" r=\"0.7\"/></c:chartSpace>");

        assertThat(LineFile.read(withMore, MOST)).hasSize(1);
    }

    @Test
    void theSheetIsNoPartThatWasNotLookedAt() throws IOException {
        String sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"AAAAAAA1\"/></row></sheetData></worksheet>";
        byte[] file = changed("xl/_rels/workbook.xml.rels", xml -> xml.replace("worksheets/sheet1.xml", "sheet1.bin"));

        unreadable(with(file, "xl/sheet1.bin", sheet));
    }

    @Test
    void textMadeToKeepTheCheckBusyIsLookedAtOnce() throws IOException {
        String declarations = "<?xml".repeat(1_000_000);
        String cells = "<c ".repeat(2_000_000);

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            unreadable(changed(SHEET, xml -> declarations));
            unreadable(changed(SHEET, xml -> "<a>" + cells));
            unreadable(changed(SHEET, xml -> "<c " + " r".repeat(1_000_000)));
        });
    }

    @Test
    void theEndOfATagInAnAttributeHidesNothing() throws IOException {
        unreadable(changed(SHEET, xml -> xml.replaceFirst("<c r=\"A2\"", "<c a=\">\" r=\"AAAAAAA2\"")));
    }

    @ParameterizedTest
    @CsvSource({"Số CCCD, 1090000005, 001090000005", "Số thẻ đảng viên, 1.1, 01.100000", "Loại, 1.1, 1.1"})
    void onlyNumbersOfPeopleAreMadeWhole(String column, String text, String whole) {
        assertThat(LineWords.whole(column, text)).isEqualTo(whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r=\"FXSHRXW1\"", "r = 'AAAAA1'", "r=\"A99999999999\"", "r=\"&#65;1\""})
    void aCellAtNoPlaceOfASheetIsRefused(String place) throws IOException {
        byte[] evil = changed(SHEET, xml -> xml.replaceFirst("r=\"A2\"", place));

        unreadable(evil);
    }

    @Test
    void whatIsNoWholeSpreadsheetIsRefused() throws IOException {
        byte[] whole = changed(SHEET, xml -> xml);
        assertThat(LineFile.read(whole, MOST)).hasSize(1);
        unreadable(Arrays.copyOf(whole, whole.length / 2));
        unreadable(changed(SHEET, xml -> xml.replace("</c>", "")));
        unreadable(changed(SHEET, xml -> "\uFFFE" + xml));
        unreadable(changed("xl/workbook.xml", xml -> "<nothing/>"));
        String secret = "<c r=\"A2\" t=\"inlineStr\"><is><t>&e;</t></is></c>";
        unreadable(changed(
                SHEET,
                xml -> "<!DOCTYPE worksheet [<!ENTITY e \"001090000005\">]>"
                        + xml.substring(xml.indexOf("<worksheet")).replaceFirst("<c r=\"A2\".*?</c>", secret)));
        unreadable("PK\u0003\u0004 and nothing more".getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aSheetThatUnpacksToFarMoreThanItSeemsIsRefused() throws IOException {
        byte[] bomb = changed(SHEET, xml -> xml.replace("</sheetData>", " ".repeat(50_000_000) + "</sheetData>"));

        assertThat(bomb).hasSizeLessThan(LineFile.LARGEST);
        unreadable(bomb);
    }

    private static void unreadable(byte[] file) {
        assertThatThrownBy(() -> LineFile.read(file, MOST)).hasMessageStartingWith("LT-RES-040");
    }

    /** A sheet of one member, with something else in one of its parts. */
    private static byte[] changed(String part, UnaryOperator<String> change) throws IOException {
        byte[] file = sheet(sheet -> {
            sheet.value(0, 0, "Số CCCD");
            sheet.value(1, 0, 1090000005L);
            return sheet;
        });
        return changed(file, part, change);
    }

    private static byte[] changed(byte[] file, String part, UnaryOperator<String> change) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipFile in = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                        .get();
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
                String text = new String(in.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write((entry.getName().equals(part) ? change.apply(text) : text).getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    private static byte[] with(byte[] file, String part, String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipFile in = ZipFile.builder()
                        .setSeekableByteChannel(new SeekableInMemoryByteChannel(file))
                        .get();
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (ZipArchiveEntry entry : Collections.list(in.getEntries())) {
                zip.putNextEntry(new ZipEntry(entry.getName()));
                zip.write(in.getInputStream(entry).readAllBytes());
                zip.closeEntry();
            }
            zip.putNextEntry(new ZipEntry(part));
            zip.write(text.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return out.toByteArray();
    }

    private static byte[] sheet(UnaryOperator<Worksheet> filled) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Workbook workbook = new Workbook(out, "LienThong", "1.0");
        filled.apply(workbook.newWorksheet("Danh sách"));
        workbook.finish();
        return out.toByteArray();
    }
}
