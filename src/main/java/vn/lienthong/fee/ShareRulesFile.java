package vn.lienthong.fee;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.RulesFile;
import vn.lienthong.settings.RulesFile.Mapping;

/** Reads {@code config/rules/shares.yaml}; what is wrong with it is named by line and field. */
final class ShareRulesFile {

    static final String NAME = "rules/shares.yaml";

    private ShareRulesFile() {}

    /** @throws vn.lienthong.settings.InvalidRules when anything in the file is wrong */
    static ShareRules read(ConfigFiles files) {
        return RulesFile.read(files, NAME, ShareRulesFile::rules);
    }

    private static ShareRules rules(Mapping top) {
        Map<ShareLevel, List<ShareRow>> rows = new EnumMap<>(ShareLevel.class);
        for (ShareLevel level : ShareLevel.values()) {
            rows.put(level, rows(top, level));
        }
        return new ShareRules(rows);
    }

    private static List<ShareRow> rows(Mapping top, ShareLevel level) {
        List<ShareRow> rows = new ArrayList<>();
        YearMonth previous = RuleMonths.BEFORE_ALL;
        for (Mapping fields : top.mappings(level.key())) {
            YearMonth from = RuleMonths.later(fields, previous);
            previous = from;
            rows.add(new ShareRow(
                    level,
                    from,
                    fields.value("keeps", RuleMonths.A_PERCENTAGE, Percentage::parse, new Percentage(0)),
                    confirmed(fields),
                    fields.text("source"),
                    fields.line()));
        }
        if (rows.isEmpty()) {
            top.complain(level.key(), "must have at least one row");
        }
        return List.copyOf(rows);
    }

    /** Whether somebody has seen it in a paper is never left open. */
    private static boolean confirmed(Mapping fields) {
        if (!fields.has("confirmed")) {
            fields.complain("confirmed", "is missing, must be true or false");
        }
        return fields.flag("confirmed", false);
    }
}
