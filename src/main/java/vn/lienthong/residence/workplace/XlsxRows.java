package vn.lienthong.residence.workplace;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final int MOST_UNPACKED = 16 * 1024 * 1024;
    private static final int MOST_COLUMNS = 64;

    /** A spreadsheet has fifteen digits of a number; what it saves beyond them comes from counting in twos. */
    private static final MathContext DIGITS = new MathContext(15);

    private static final int MOST_NOUGHTS = 30;

    private static final String WORKBOOK_PARTS = "xl/_rels/workbook.xml.rels";
    private static final Pattern TARGET = Pattern.compile("Target\\s{0,9}=\\s{0,9}[\"'](?![^\"']{0,300}\\.xml[\"'])");
    private static final int HEAD = 256;
    private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"'](?!(?i:utf-8|us-ascii)[\"'])");
    /** Where a cell or a row begins. */
    private static final Pattern PLACED = Pattern.compile("<(?:[^\\s<>:/]{1,50}:)?(?:c|row)\\s");

    private static final int LONGEST_TAG = 2_000;
    /** A column no spreadsheet has would have rows of any length made in memory. */
    private static final Pattern NO_PLACE = Pattern.compile("\\sr\\s*=\\s*[\"'](?!(?:[A-Z]{1,3})?[0-9]{1,7}[\"'])");

    private XlsxRows() {}

    /** Whether it begins as ZIP files do. */
    static boolean looksLike(byte[] content) {
        return content.length > 4 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
    }

    /**
     * Rows with anything in them.
     *
     * @param most further rows are not read
     * @throws Failure {@code LT-RES-040} when it is no such file, or made to burst
     */
    static List<LineFile.Line> read(byte[] content, int most) {
        inspect(content);
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(content));
                Stream<Row> rows = workbook.getFirstSheet().openStream()) {
            return rows.map(XlsxRows::line)
                    .filter(line -> line.cells().stream().anyMatch(text -> !text.isEmpty()))
                    .limit(most)
                    .toList();
        } catch (IOException | RuntimeException e) { // the reader has no exception of its own for all that may be wrong
            throw new Failure(ErrorCode.RESIDENCE_FILE_UNREADABLE, "no XLSX file", e);
        }
    }

    /** Each part that may be the sheet is what it looks like, and no cell stands where no spreadsheet has one. */
    private static void inspect(byte[] content) {
        try {
            ZipContents.each(content, MOST_UNPACKED, (name, entry) -> {
                boolean parts = name.equals(WORKBOOK_PARTS);
                if (!parts && !name.endsWith(".xml")) {
                    return;
                }
                String text = new String(entry.readAllBytes(), StandardCharsets.ISO_8859_1);
                if (!plain(text) || (parts ? TARGET.matcher(text).find() : misplaced(text))) {
                    throw new Failure(ErrorCode.RESIDENCE_FILE_UNREADABLE, "a cell at no place of a sheet");
                }
            });
        } catch (Failure refused) {
            throw new Failure(
                    ErrorCode.RESIDENCE_FILE_UNREADABLE, "no XLSX file to read: " + refused.getMessage(), refused);
        }
    }

    /** Whether a parser reads it as it stands here. */
    private static boolean plain(String text) {
        String head = text.substring(0, Math.min(HEAD, text.length()));
        String xml = head.startsWith("\u00EF\u00BB\u00BF") ? head.substring(3) : head;
        int end = xml.startsWith("<?xml") ? xml.indexOf("?>") : 0;
        return xml.startsWith("<")
                && end >= 0
                && head.indexOf('\0') < 0
                && !ENCODING.matcher(xml.substring(0, end)).find();
    }

    private static boolean misplaced(String text) {
        Matcher placed = PLACED.matcher(text);
        while (placed.find()) {
            // to the next tag: unlike it, the end of a tag may stand in an attribute
            int next = text.indexOf('<', placed.end());
            int end = next < 0 ? text.length() : next;
            if (end - placed.end() > LONGEST_TAG
                    || NO_PLACE.matcher(text.substring(placed.end() - 1, end)).find()) {
                return true;
            }
        }
        return false;
    }

    private static LineFile.Line line(Row row) {
        int columns = Math.min(row.getCellCount(), MOST_COLUMNS);
        List<String> cells = new ArrayList<>(columns);
        Set<Integer> numbers = new HashSet<>();
        for (int column = 0; column < columns; column++) {
            Cell cell = row.getOptionalCell(column).orElse(null);
            cells.add(cell == null || cell.getType() == CellType.ERROR ? "" : text(cell));
            if (cell != null && cell.getType() == CellType.NUMBER) {
                numbers.add(column);
            }
        }
        return new LineFile.Line(row.getRowNum(), cells, numbers);
    }

    private static String text(Cell cell) {
        if (cell.getType() != CellType.NUMBER) {
            return cell.getText().strip();
        }
        BigDecimal number = cell.asNumber().round(DIGITS).stripTrailingZeros();
        return Math.abs((long) number.scale()) > MOST_NOUGHTS ? cell.getRawValue() : number.toPlainString();
    }
}
