package vn.lienthong.fee;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.lienthong.document.Issuer;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.RulesFile;
import vn.lienthong.settings.RulesFile.Mapping;

/** Reads {@code config/rules/receipts.yaml}; what is wrong with it is named by line and field. */
final class ReceiptRulesFile {

    static final String NAME = "rules/receipts.yaml";

    private static final String A_SERIES = "one to eight capitals and digits";

    private ReceiptRulesFile() {}

    /** @throws vn.lienthong.settings.InvalidRules when anything in the file is wrong */
    static ReceiptRules read(ConfigFiles files) {
        return RulesFile.read(files, NAME, ReceiptRulesFile::rules);
    }

    private static ReceiptRules rules(Mapping top) {
        List<ReceiptRules.Row> rows = new ArrayList<>();
        LocalDate previous = LocalDate.MIN;
        for (Mapping fields : top.mappings("issuers")) {
            LocalDate from = fields.value("from", "a date such as 2026-02-16", LocalDate::parse, LocalDate.MAX);
            if (!from.isAfter(previous)) {
                fields.complain("from", "must be later than the entry before");
            }
            previous = from;
            fields.text("source");
            rows.add(new ReceiptRules.Row(from, issuer(fields)));
        }
        if (rows.isEmpty()) {
            top.complain("issuers", "must have at least one row");
        }
        Mapping series = top.mapping("series");
        String receipt = series(series, "receipt");
        String summary = series(series, "summary");
        if (receipt.equals(summary)) {
            series.complain("summary", "must differ from receipt");
        }
        return new ReceiptRules(List.copyOf(rows), receipt, summary);
    }

    private static Issuer issuer(Mapping fields) {
        Optional<String> superior = fields.optionalText("superior");
        String name = fields.text("name");
        String place = fields.text("place");
        return new Issuer(superior, name.isBlank() ? "?" : name, place.isBlank() ? "?" : place);
    }

    private static String series(Mapping fields, String field) {
        return fields.value(
                field,
                A_SERIES,
                text -> {
                    if (!text.matches("[A-Z0-9]{1,8}")) {
                        throw new IllegalArgumentException(A_SERIES);
                    }
                    return text;
                },
                field);
    }
}
