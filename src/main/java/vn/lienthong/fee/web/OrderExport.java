package vn.lienthong.fee.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.fee.FeeOrder;
import vn.lienthong.fee.ListedOrder;
import vn.lienthong.fee.OrderBook;
import vn.lienthong.fee.OrderQuery;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Person;
import vn.lienthong.web.Times;

/** The list of orders as a file. Rows go out as they are read: nothing grows with their number. */
@Component
class OrderExport {

    /** Excel takes a CSV file for UTF-8 only when it begins with this. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final String RUNS_AS_FORMULA = "=+-@\t\r\n";
    private static final int FLUSH_AFTER = 500;
    private static final int[] WIDTHS = {6, 38, 20, 24, 28, 18, 28, 12};

    private final OrderBook book;
    private final People people;
    private final MessageSource messages;
    private final Times times;

    OrderExport(OrderBook book, People people, MessageSource messages, Times times) {
        this.book = book;
        this.people = people;
        this.messages = messages;
        this.times = times;
    }

    void csv(long viewer, OrderQuery query, Locale locale, OutputStream out) throws IOException {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        text.write(BYTE_ORDER_MARK);
        CsvWriter csv = CsvWriter.builder().build(text);
        csv.writeRecord(headings(locale));
        Rows rows = new Rows(locale);
        book.each(
                viewer,
                query,
                listed -> csv.writeRecord(rows.next(listed).stream()
                        .map(value -> value instanceof Number ? value.toString() : harmless((String) value))
                        .toList()));
        csv.flush();
        text.flush();
    }

    void xlsx(long viewer, OrderQuery query, Locale locale, OutputStream out) throws IOException {
        Workbook workbook = new Workbook(out, "LienThong", "1.0");
        Worksheet sheet = workbook.newWorksheet(message("fee.export.sheet", locale));
        List<String> headings = headings(locale);
        for (int column = 0; column < headings.size(); column++) {
            sheet.width(column, WIDTHS[column]);
            sheet.value(0, column, headings.get(column));
            sheet.style(0, column).bold().set();
        }
        sheet.freezePane(0, 1);
        Rows rows = new Rows(locale);
        AtomicInteger line = new AtomicInteger();
        book.each(viewer, query, listed -> write(sheet, line.incrementAndGet(), rows.next(listed)));
        workbook.finish();
    }

    private static void write(Worksheet sheet, int line, List<Object> values) {
        for (int column = 0; column < values.size(); column++) {
            if (values.get(column) instanceof Number number) {
                sheet.value(line, column, number);
                sheet.style(line, column).format("#,##0").set();
            } else {
                sheet.value(line, column, (String) values.get(column));
            }
        }
        if (line % FLUSH_AFTER == 0) {
            try {
                sheet.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * A text a spreadsheet shows and never runs: programs take a cell of a CSV file for a formula by its first character, and
     * names come from people. In a workbook a text is a text.
     */
    static String harmless(String text) {
        return !text.isEmpty() && RUNS_AS_FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private List<String> headings(Locale locale) {
        return List.of(
                message("fee.list.column.number", locale),
                message("fee.list.column.order", locale),
                message("fee.list.column.date", locale),
                message("fee.list.column.form", locale),
                message("fee.list.column.payer", locale),
                message("fee.list.column.amount", locale),
                message("fee.list.column.standing", locale),
                message("fee.list.column.rating", locale));
    }

    private String message(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    /** Turns one order after the other into a line: texts and numbers. */
    private final class Rows {

        private final Locale locale;
        private final Map<Long, String> names = new HashMap<>();
        private int count;

        Rows(Locale locale) {
            this.locale = locale;
        }

        List<Object> next(ListedOrder listed) {
            FeeOrder order = listed.order();
            count++;
            List<Object> values = new ArrayList<>();
            values.add(count);
            values.add(order.number());
            values.add(times.moment(order.createdAt()));
            values.add(message("fee.form." + order.form(), locale));
            values.add(names.computeIfAbsent(
                    order.payer(), id -> people.find(id).map(Person::fullName).orElse("")));
            values.add(order.amount());
            values.add(message("fee.standing." + listed.standing(), locale));
            if (listed.score().isPresent()) {
                values.add(listed.score().getAsInt());
            } else {
                values.add("");
            }
            return values;
        }
    }
}
