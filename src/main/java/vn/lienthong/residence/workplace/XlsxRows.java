package vn.lienthong.residence.workplace;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import vn.lienthong.document.ZipContents;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** The first sheet of an XLSX file as texts. Formulas are not worked out: what the program that saved it had there counts. */
final class XlsxRows {

    private static final int MOST_UNPACKED = 40 * 1024 * 1024;
    private static final Pattern SHEET = Pattern.compile("xl/worksheets/[^/]+\\.xml");
    private static final Pattern XML = Pattern.compile("^(?:\u00EF\u00BB\u00BF)?<[^\\x00]");
    /** A column no spreadsheet has would have rows of any length made in memory. */
    private static final Pattern NO_PLACE = Pattern.compile("\\sr\\s*=\\s*[\"'](?!(?:[A-Z]{1,3})?[0-9]{1,7}[\"'])");

    private XlsxRows() {}

    /** Whether it begins as ZIP files do. */
    static boolean looksLike(byte[] content) {
        return content.length > 4 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
    }

    /** Rows with anything in them. @throws Failure {@code LT-RES-040} when it is no such file, or made to burst */
    static List<LineFile.Line> read(byte[] content) {
        try {
            ZipContents.each(content, MOST_UNPACKED, (name, entry) -> {
                if (!SHEET.matcher(name).matches()) {
                    return 0;
                }
                byte[] sheet = entry.readNBytes(MOST_UNPACKED);
                String text = new String(sheet, StandardCharsets.ISO_8859_1);
                if (!XML.matcher(text).find() || NO_PLACE.matcher(text).find()) {
                    throw new Failure(ErrorCode.RESIDENCE_FILE_UNREADABLE, "a cell at no place of a sheet");
                }
                return sheet.length;
            });
        } catch (Failure refused) {
            throw new Failure(
                    ErrorCode.RESIDENCE_FILE_UNREADABLE, "no XLSX file to read: " + refused.getMessage(), refused);
        }
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(content));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            List<LineFile.Line> lines = new ArrayList<>();
            rows.map(XlsxRows::line)
                    .filter(line -> line.cells().stream().anyMatch(text -> !text.isEmpty()))
                    .forEach(lines::add);
            return lines;
        } catch (IOException | RuntimeException e) { // the reader has no exception of its own for all that may be wrong
            throw new Failure(ErrorCode.RESIDENCE_FILE_UNREADABLE, "no XLSX file", e);
        }
    }

    private static LineFile.Line line(Row row) {
        List<String> cells = IntStream.range(0, row.getCellCount())
                .mapToObj(column ->
                        row.getOptionalCell(column).map(XlsxRows::text).orElse(""))
                .toList();
        return new LineFile.Line(row.getRowNum(), cells);
    }

    private static String text(Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            BigDecimal number = cell.asNumber();
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        return cell.getType() == CellType.ERROR ? "" : cell.getText().strip();
    }
}
