package vn.lienthong.fee;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code config/rules/shares.yaml}: what each level keeps.
 *
 * @param rows of each level, in order of time
 */
record ShareRules(Map<ShareLevel, List<ShareRow>> rows) {

    /** The row for a month's fee; empty before the level's first row. */
    Optional<ShareRow> row(ShareLevel level, YearMonth month) {
        List<ShareRow> candidates = rows.get(level);
        for (int i = candidates.size() - 1; i >= 0; i--) {
            if (!candidates.get(i).from().isAfter(month)) {
                return Optional.of(candidates.get(i));
            }
        }
        return Optional.empty();
    }

    /** Whether a row is the one for any of these months. */
    boolean holds(ShareRow row, YearMonth first, YearMonth last) {
        return !row.from().isAfter(last)
                && rows.get(row.level()).stream()
                        .filter(later -> later.from().isAfter(row.from()))
                        .noneMatch(later -> !later.from().isAfter(first));
    }

    /** In the order of the levels, then of time. */
    List<ShareRow> unconfirmed() {
        return rows.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(level -> level.getValue().stream())
                .filter(row -> !row.confirmed())
                .toList();
    }
}
