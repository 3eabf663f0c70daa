package vn.lienthong.residence.home;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.RulesFile;
import vn.lienthong.settings.RulesFile.Mapping;

/**
 * {@code config/rules/residence-home.yaml}: how long a comment may take, and how long a request may be given back, from a date on.
 *
 * @param deadlines the newest first, not empty
 * @param returns the newest first, not empty
 */
record HomeRules(List<Deadline> deadlines, List<Return> returns) {

    static final String NAME = "rules/residence-home.yaml";
    private static final int LONGEST = 60;
    private static final int LONGEST_HOURS = 80;
    private static final String DATE = "a date such as 2026-02-16";

    /** @param workingDays after the day the request came */
    record Deadline(LocalDate from, int workingDays) {}

    /** @param workingHours after the request came */
    record Return(LocalDate from, int workingHours) {}

    HomeRules {
        deadlines = newestFirst(deadlines, Deadline::from);
        returns = newestFirst(returns, Return::from);
    }

    private static <T> List<T> newestFirst(List<T> rows, Function<T, LocalDate> from) {
        return rows.stream().sorted(Comparator.comparing(from).reversed()).toList();
    }

    /** @throws vn.lienthong.settings.InvalidRules when anything in the file is wrong */
    static HomeRules read(ConfigFiles files) {
        return RulesFile.read(files, NAME, HomeRules::rules);
    }

    private static HomeRules rules(Mapping top) {
        List<Deadline> deadlines = top.mappings("comment").stream()
                .map(each -> new Deadline(
                        each.value("from", DATE, LocalDate::parse, LocalDate.EPOCH),
                        each.integer("working-days", 1, LONGEST)))
                .toList();
        if (deadlines.isEmpty()) {
            top.complain("comment", "names no deadline");
        }
        List<Return> returns = top.mappings("incomplete").stream()
                .map(each -> new Return(
                        each.value("from", DATE, LocalDate::parse, LocalDate.EPOCH),
                        each.integer("working-hours", 1, LONGEST_HOURS)))
                .toList();
        if (returns.isEmpty()) {
            top.complain("incomplete", "names no time limit");
        }
        return new HomeRules(deadlines, returns);
    }

    /** Before the first one that of the first one. */
    int workingDays(LocalDate on) {
        return of(on, deadlines, Deadline::from).workingDays();
    }

    /** Working time in which an incomplete request is given back; before the first one that of the first one. */
    Duration returnTime(LocalDate on) {
        return Duration.ofHours(of(on, returns, Return::from).workingHours());
    }

    private static <T> T of(LocalDate on, List<T> newestFirst, Function<T, LocalDate> from) {
        return newestFirst.stream()
                .filter(each -> !from.apply(each).isAfter(on))
                .findFirst()
                .orElseGet(() -> newestFirst.get(newestFirst.size() - 1));
    }
}
