package vn.lienthong.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A table as a file for a spreadsheet program. Rows go out as they are read: nothing grows with their number. Nothing in it
 * runs as a formula: text is text in XLSX, and in CSV whatever would begin one is led by an apostrophe.
 *
 * @param sheet name of the sheet
 * @param cut sentence for the last line of an XLSX file that cannot hold all rows, with the number of those left out as its
 *     only argument
 */
public record TableFile(String sheet, List<Column> columns, String cut, Rows rows) {

    public static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public static final String CSV = "text/csv; charset=UTF-8";

    /** Excel takes a CSV file for UTF-8 only when it begins with this. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final String RUNS_AS_FORMULA = "=+-@\t\r\n";
    private static final int FLUSH_AFTER = 500;

    /** @param width of the column in XLSX, in characters */
    public record Column(String heading, int width) {}

    /** Where rows come from. */
    @FunctionalInterface
    public interface Rows {

        /** @param reader takes each row: texts and whole numbers, as many as there are columns; null is an empty cell */
        void each(Consumer<List<Object>> reader);
    }

    public TableFile {
        columns = List.copyOf(columns);
    }

    public void xlsx(OutputStream out) throws IOException {
        xlsx(out, Worksheet.MAX_ROWS);
    }

    /** @param most lines of the sheet, with the headings */
    void xlsx(OutputStream out, int most) throws IOException {
        Workbook workbook = new Workbook(out, "LienThong", "1.0");
        Lines lines = new Lines(workbook.newWorksheet(sheet), most);
        lines.head();
        rows.each(lines);
        lines.end();
        workbook.finish();
    }

    public void csv(OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord(columns.stream().map(Column::heading).toList());
        rows.each(row -> csv.writeRecord(row.stream().map(TableFile::plain).toList()));
        csv.flush();
        text.flush();
    }

    private static String plain(Object cell) {
        if (cell == null || cell instanceof Number) {
            return cell == null ? "" : cell.toString();
        }
        return harmless(cell.toString());
    }

    /**
     * A text a spreadsheet shows and never runs: programs take a cell of a CSV file for a formula by its first character, and
     * names come from people.
     */
    static String harmless(String text) {
        return !text.isEmpty() && RUNS_AS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** The sheet while it is filled. The last line is kept for the sentence that rows are left out. */
    private final class Lines implements Consumer<List<Object>> {

        private final Worksheet sheet;
        private final int last;
        private int line;
        private List<Object> waiting;
        private long more;

        Lines(Worksheet sheet, int most) {
            this.sheet = sheet;
            this.last = most - 1;
        }

        void head() {
            for (int column = 0; column < columns.size(); column++) {
                sheet.width(column, columns.get(column).width());
                sheet.value(0, column, columns.get(column).heading());
                sheet.style(0, column).bold().set();
            }
            sheet.freezePane(0, 1);
        }

        @Override
        public void accept(List<Object> row) {
            if (line + 1 < last) {
                write(++line, row);
            } else if (waiting == null) {
                waiting = row;
            } else {
                more++;
            }
        }

        void end() {
            if (more > 0) {
                sheet.inlineString(last, 0, new MessageFormat(cut).format(new Object[] {more + 1}));
            } else if (waiting != null) {
                write(last, waiting);
            }
        }

        private void write(int at, List<Object> cells) {
            IntStream.range(0, cells.size()).forEach(column -> {
                Object cell = cells.get(column);
                if (cell instanceof Number number) {
                    sheet.value(at, column, number);
                    sheet.style(at, column).format("#,##0").set();
                } else if (cell != null) {
                    // not value(): it keeps every text in memory, to write equal ones once
                    sheet.inlineString(at, column, cell.toString());
                }
            });
            if (at % FLUSH_AFTER == 0) {
                flush();
            }
        }

        private void flush() {
            try {
                sheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
