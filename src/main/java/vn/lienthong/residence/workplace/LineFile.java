package vn.lienthong.residence.workplace;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** A file of lines as a table: XLSX, or CSV in UTF-8, parted by commas or, as Vietnamese spreadsheets do, by semicolons. */
final class LineFile {

    static final int LARGEST = 2 * 1024 * 1024;

    private static final String BYTE_ORDER_MARK = "\uFEFF";
    /** Put before what would run as a formula, see {@link vn.lienthong.web.TableFile}. */
    private static final String GUARD = "'";

    private LineFile() {}

    /** One line below the headings, numbered as in the file. */
    record Row(long line, Map<String, String> fields) {

        /** Empty when the column is missing or there is nothing in it. */
        Optional<String> field(String column) {
            return Optional.ofNullable(fields.get(column)).filter(text -> !text.isEmpty());
        }

        boolean has(String column) {
            return fields.containsKey(column);
        }
    }

    /**
     * A line of either kind of file.
     *
     * @param number as the program that shows the file has it
     * @param numbers columns a spreadsheet has as numbers
     */
    record Line(long number, List<String> cells, Set<Integer> numbers) {

        String cell(int column) {
            return column < cells.size() ? cells.get(column).strip() : "";
        }
    }

    /**
     * @param most lines; a longer file is read to one line more
     * @throws Failure when it is no such table, or names no member
     */
    static List<Row> read(byte[] content, int most) {
        if (content.length > LARGEST) {
            throw new Failure(ErrorCode.RESIDENCE_FILE_UNREADABLE, content.length + " bytes");
        }
        List<Line> lines = XlsxRows.looksLike(content) ? XlsxRows.read(content, most + 2) : csv(content);
        Map<String, Integer> columns = lines.isEmpty() ? Map.of() : columns(lines.get(0));
        requireMember(columns);
        return lines.stream().skip(1).map(line -> row(line, columns)).toList();
    }

    private static List<Line> csv(byte[] content) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString()
                    .replace(BYTE_ORDER_MARK, "");
            return CsvReader.builder()
                    .fieldSeparator(separator(text))
                    .allowExtraFields(true)
                    .allowMissingFields(true)
                    .ofCsvRecord(text)
                    .stream()
                    .filter(record -> !record.getFields().stream().allMatch(String::isBlank))
                    .map(record -> new Line(record.getStartingLineNumber(), record.getFields(), Set.of()))
                    .toList();
        } catch (CharacterCodingException | CsvParseException e) {
            throw new Failure(ErrorCode.RESIDENCE_FILE_UNREADABLE, "no CSV in UTF-8", e);
        }
    }

    private static void requireMember(Map<String, Integer> columns) {
        if (!columns.containsKey(LineWords.PERSONAL_ID) && !columns.containsKey(LineWords.CARD)) {
            throw new Failure(ErrorCode.RESIDENCE_FILE_COLUMN, "names no member", LineWords.PERSONAL_ID);
        }
    }

    private static char separator(String text) {
        String heading = text.lines().findFirst().orElse("");
        return heading.indexOf(';') >= 0 && heading.indexOf(',') < 0 ? ';' : ',';
    }

    private static Map<String, Integer> columns(Line heading) {
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (int i = 0; i < heading.cells().size(); i++) {
            String given = heading.cell(i);
            int at = i;
            LineWords.COLUMNS.stream()
                    .filter(column -> LineWords.same(column, given))
                    .forEach(column -> columns.putIfAbsent(column, at));
        }
        if (columns.isEmpty()) {
            throw new Failure(ErrorCode.RESIDENCE_FILE_COLUMN, "no column known", LineWords.PERSONAL_ID);
        }
        return columns;
    }

    private static Row row(Line line, Map<String, Integer> columns) {
        Map<String, String> fields = new LinkedHashMap<>();
        columns.forEach((column, at) -> {
            String text = line.cell(at);
            String bare = text.startsWith(GUARD) ? text.substring(1) : text;
            fields.put(column, line.numbers().contains(at) ? LineWords.whole(column, bare) : bare);
        });
        return new Row(line.number(), fields);
    }
}
