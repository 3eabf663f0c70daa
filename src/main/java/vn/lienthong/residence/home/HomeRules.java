package vn.lienthong.residence.home;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.RulesFile;
import vn.lienthong.settings.RulesFile.Mapping;

/**
 * {@code config/rules/residence-home.yaml}: how long a comment may take, from a date on.
 *
 * @param deadlines the newest first, not empty
 */
record HomeRules(List<Deadline> deadlines) {

    static final String NAME = "rules/residence-home.yaml";
    private static final int LONGEST = 60;

    /** @param workingDays after the day the request came */
    record Deadline(LocalDate from, int workingDays) {}

    HomeRules {
        deadlines = deadlines.stream()
                .sorted(Comparator.comparing(Deadline::from).reversed())
                .toList();
    }

    /** @throws vn.lienthong.settings.InvalidRules when anything in the file is wrong */
    static HomeRules read(ConfigFiles files) {
        return RulesFile.read(files, NAME, HomeRules::rules);
    }

    private static HomeRules rules(Mapping top) {
        List<Deadline> deadlines = top.mappings("comment").stream()
                .map(each -> new Deadline(
                        each.value("from", "a date such as 2026-02-16", LocalDate::parse, LocalDate.EPOCH),
                        each.integer("working-days", 1, LONGEST)))
                .toList();
        if (deadlines.isEmpty()) {
            top.complain("comment", "names no deadline");
        }
        return new HomeRules(deadlines);
    }

    /** Before the first one that of the first one. */
    int workingDays(LocalDate on) {
        return deadlines.stream()
                .filter(each -> !each.from().isAfter(on))
                .findFirst()
                .orElseGet(() -> deadlines.get(deadlines.size() - 1))
                .workingDays();
    }
}
