package vn.lienthong.document;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.RulesFile;
import vn.lienthong.settings.RulesFile.Mapping;

/** Words of the papers that changed with the law, by the day on the paper: {@code config/documents/wording.yaml}. */
@Component
final class PaperWording {

    private static final String NAME = "documents/wording.yaml";

    private final String place;
    private final List<Row> rows;

    private record Read(String place, List<Row> rows) {}

    /**
     * From a day on.
     *
     * @param meeting whose front committee the cell met with
     * @param confirmation who confirms a comment form
     */
    record Row(LocalDate from, String meeting, String confirmation) {}

    /** @throws vn.lienthong.settings.InvalidRules when anything in the file is wrong */
    PaperWording(ConfigFiles files) {
        Read read = RulesFile.read(files, NAME, top -> new Read(top.text("place"), rows(top)));
        this.place = read.place();
        this.rows = read.rows();
    }

    private static List<Row> rows(Mapping top) {
        List<Row> rows = new ArrayList<>();
        LocalDate previous = LocalDate.MIN;
        for (Mapping fields : top.mappings("comment-form")) {
            LocalDate from = fields.value("from", "a date such as 2026-02-16", LocalDate::parse, LocalDate.MAX);
            if (!from.isAfter(previous)) {
                fields.complain("from", "must be later than the entry before");
            }
            previous = from;
            fields.text("source");
            rows.add(new Row(from, fields.text("meeting"), fields.text("confirmation")));
        }
        if (rows.isEmpty()) {
            top.complain("comment-form", "must have at least one row");
        }
        return List.copyOf(rows);
    }

    /** Where papers are made out that name no organisation's own place. */
    String place() {
        return place;
    }

    /** The first row counts for days before it too. */
    Row on(LocalDate day) {
        Row found = rows.get(0);
        for (Row row : rows) {
            if (!row.from().isAfter(day)) {
                found = row;
            }
        }
        return found;
    }
}
