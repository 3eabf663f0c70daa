package vn.lienthong.partner.payment.vnpay;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import vn.lienthong.settings.RulesFile;

/**
 * What the merchant portal's export of a day looks like: {@code statement} of {@code config/partners/vnpay.yaml}. VNPAY
 * publishes no statement for machines, so the words are those of the portal.
 *
 * @param file name of a day's file, with {@code {day}} in it
 * @param day how the name writes a day
 * @param time how a line writes its time, in Asia/Ho_Chi_Minh
 * @param thousands what stands between the groups of digits of an amount; empty for nothing
 * @param columns their headings
 * @param payments what the column {@code kind} says of money that came, {@code refunds} of money that went back
 * @param done what the column {@code state} says of money that moved, {@code notDone} of money that did not
 */
record StatementFormat(
        String file,
        DateTimeFormatter day,
        DateTimeFormatter time,
        char separator,
        String thousands,
        Map<Column, String> columns,
        Set<String> payments,
        Set<String> refunds,
        Set<String> done,
        Set<String> notDone) {

    private static final String DAY = "{day}";

    /** What the hub reads of a line. */
    enum Column {
        TERMINAL,
        REFERENCE,
        TRANSACTION,
        KIND,
        STATE,
        AMOUNT,
        TIME
    }

    static StatementFormat of(RulesFile.Mapping fields) {
        return new StatementFormat(
                fields.value("file", "a file name with {day} in it and no folder", StatementFormat::fileName, DAY),
                pattern(fields, "day"),
                pattern(fields, "time"),
                fields.value("separator", "one character", StatementFormat::character, ','),
                fields.optionalText("thousands").orElse(""),
                columns(fields.mapping("columns")),
                words(fields, "payments"),
                words(fields, "refunds"),
                words(fields, "done"),
                new HashSet<>(fields.texts("not-done")));
    }

    String fileOf(LocalDate wanted) {
        return file.replace(DAY, day.format(wanted));
    }

    String heading(Column column) {
        return columns.get(column);
    }

    private static Map<Column, String> columns(RulesFile.Mapping fields) {
        Map<Column, String> columns = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            columns.put(column, fields.text(column.name().toLowerCase(Locale.ROOT)));
        }
        return columns;
    }

    private static Set<String> words(RulesFile.Mapping fields, String field) {
        Set<String> words = new HashSet<>(fields.texts(field));
        if (words.isEmpty()) {
            fields.complain(field, "must be a list of at least one text");
        }
        return words;
    }

    private static DateTimeFormatter pattern(RulesFile.Mapping fields, String field) {
        return fields.value(
                field,
                "a pattern such as uuuuMMdd",
                text -> DateTimeFormatter.ofPattern(text, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT),
                DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static String fileName(String text) {
        if (!text.contains(DAY) || text.contains("/") || text.contains("\\")) {
            throw new IllegalArgumentException("not a file name");
        }
        return text;
    }

    private static char character(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException("not one character");
        }
        return text.charAt(0);
    }
}
