package vn.lienthong.fee.web.office;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A table as a file for a spreadsheet program. Nothing in it runs as a formula: text is text in XLSX, and in CSV whatever would
 * begin one is led by an apostrophe.
 *
 * @param rows of text and whole numbers, as many as there are headings; null is an empty cell
 */
record TableFile(String name, List<String> headings, List<List<Object>> rows) {

    static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    static final String CSV = "text/csv; charset=UTF-8";

    /** Excel takes a CSV file for UTF-8 only when it begins with this. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final String RUNS_AS_FORMULA = "=+-@\t\r\n";
    private static final int WIDTH = 22;
    private static final int FLUSH_AFTER = 500;

    void xlsx(OutputStream out) throws IOException {
        Workbook workbook = new Workbook(out, "LienThong", "1.0");
        Worksheet sheet = workbook.newWorksheet(name);
        for (int column = 0; column < headings.size(); column++) {
            sheet.width(column, WIDTH);
            sheet.value(0, column, headings.get(column));
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(0, 1);
        for (int row = 0; row < rows.size(); row++) {
            write(sheet, row + 1, rows.get(row));
            if (row % FLUSH_AFTER == 0) {
                sheet.flush();
            }
        }
        workbook.finish();
    }

    private static void write(Worksheet sheet, int line, List<Object> cells) {
        IntStream.range(0, cells.size()).forEach(column -> {
            Object cell = cells.get(column);
            if (cell instanceof Number number) {
                sheet.value(line, column, number);
                sheet.style(line, column).format("#,##0").set();
            } else if (cell != null) {
                sheet.value(line, column, cell.toString());
            }
        });
    }

    void csv(OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord(headings);
        rows.forEach(row -> csv.writeRecord(row.stream().map(TableFile::plain).toList()));
        csv.flush();
        text.flush();
    }

    private static String plain(Object cell) {
        if (cell == null || cell instanceof Number) {
            return cell == null ? "" : cell.toString();
        }
        String text = cell.toString();
        return !text.isEmpty() && RUNS_AS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
