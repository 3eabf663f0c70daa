package vn.lienthong.organisation.load;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import vn.lienthong.failure.ErrorCode;

/** One file of a load as a table with a header line (RFC 4180, UTF-8 with or without byte order mark). */
final class CsvFile {

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final Path path;
    private final String name;
    private final Remarks remarks;
    private long lastLine;

    CsvFile(Path path, Remarks remarks) {
        this.path = path;
        this.name = path.getFileName().toString();
        this.remarks = remarks;
    }

    /** Hands over every line that has as many fields as the header line; the others are refused. */
    void eachLine(List<String> requiredColumns, Consumer<CsvLine> consumer) {
        // a strict decoder: a file in another encoding must be refused, not loaded with question marks
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(Files.newBufferedReader(path, StandardCharsets.UTF_8))) {
            lines(csv.iterator(), requiredColumns, consumer);
        } catch (IOException | UncheckedIOException | CsvParseException e) {
            remarks.problem(name, lastLine + 1, "", ErrorCode.LOAD_FILE_UNREADABLE);
        }
    }

    private void lines(Iterator<CsvRecord> records, List<String> requiredColumns, Consumer<CsvLine> consumer) {
        Map<String, Integer> columns = records.hasNext() ? columns(records.next()) : Map.of();
        List<String> missing = requiredColumns.stream()
                .filter(column -> !columns.containsKey(column))
                .toList();
        if (!missing.isEmpty()) {
            remarks.problem(name, 1, "", ErrorCode.LOAD_COLUMN_MISSING, String.join(", ", missing));
            return;
        }
        lastLine = 1;
        while (records.hasNext()) {
            CsvRecord record = records.next();
            lastLine = record.getStartingLineNumber();
            CsvLine line = new CsvLine(remarks, name, lastLine, columns, record.getFields());
            if (record.getFieldCount() == columns.size()) {
                consumer.accept(line);
            } else {
                line.refuse("", ErrorCode.LOAD_LINE_UNEVEN, record.getFieldCount(), columns.size());
            }
        }
    }

    private static Map<String, Integer> columns(CsvRecord header) {
        Map<String, Integer> columns = new HashMap<>();
        for (int i = 0; i < header.getFieldCount(); i++) {
            columns.put(header.getField(i).replace(BYTE_ORDER_MARK, "").strip(), i);
        }
        return columns;
    }
}
