package vn.lienthong.organisation.load;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.organisation.LoadLine;
import vn.lienthong.organisation.LoadStep.Loaded;
import vn.lienthong.organisation.Period;

/**
 * The tree as it would be after the load, in all its periods. A stored row that no longer fits because the file changes
 * its superior is blamed on the line of that superior.
 */
final class TreeCheck {

    private final Map<OrganisationRow.Key, LoadLine> lines = new HashMap<>();
    private final Map<String, List<OrganisationRow>> periodsOfCode;

    TreeCheck(List<OrganisationRow> stored, List<Loaded<OrganisationRow>> loaded) {
        Map<OrganisationRow.Key, OrganisationRow> rows = new LinkedHashMap<>();
        stored.forEach(row -> rows.put(row.key(), row));
        loaded.forEach(entry -> {
            rows.put(entry.row().key(), entry.row());
            lines.put(entry.row().key(), entry.line());
        });
        periodsOfCode = rows.values().stream()
                .sorted(Comparator.comparing(row -> row.period().from()))
                .collect(Collectors.groupingBy(OrganisationRow::code));
    }

    /** Refuses every line that does not fit. */
    void run() {
        periodsOfCode.values().forEach(this::overlaps);
        periodsOfCode.values().forEach(periods -> periods.forEach(this::superior));
    }

    private void overlaps(List<OrganisationRow> periods) {
        for (int i = 1; i < periods.size(); i++) {
            OrganisationRow earlier = periods.get(i - 1);
            OrganisationRow later = periods.get(i);
            if (earlier.period().overlaps(later.period())) {
                if (lines.containsKey(later.key())) {
                    refuse(
                            later,
                            "valid_from",
                            ErrorCode.PERIOD_OVERLAP,
                            earlier.period().from());
                } else {
                    refuse(
                            earlier,
                            "valid_to",
                            ErrorCode.PERIOD_OVERLAP,
                            later.period().from());
                }
            }
        }
    }

    private void superior(OrganisationRow row) {
        if (row.parent().isEmpty()) {
            return;
        }
        String parent = row.parent().get();
        List<OrganisationRow> superiors = periodsOfCode.getOrDefault(parent, List.of());
        Optional<LoadLine> line = Optional.ofNullable(lines.get(row.key()));
        if (superiors.isEmpty()) {
            refuse(row, "parent_code", ErrorCode.ORGANISATION_UNKNOWN, parent);
        } else if (isAboveItself(row)) {
            refuse(row, "parent_code", ErrorCode.PARENT_CYCLE, parent);
        } else {
            levels(row, superiors, line);
            if (!row.period()
                    .coveredBy(superiors.stream().map(OrganisationRow::period).toList())) {
                blame(line, superiors)
                        .refuse(line.isPresent() ? "valid_from" : "valid_to", ErrorCode.PERIOD_OUTSIDE, parent);
            }
        }
    }

    private void levels(OrganisationRow row, List<OrganisationRow> superiors, Optional<LoadLine> line) {
        superiors.stream()
                .filter(superior -> superior.period().overlaps(row.period()))
                .filter(superior -> !row.kind().mayBeUnder(superior.kind()))
                .findFirst()
                .ifPresent(superior ->
                        blame(line, superiors).refuse("kind", ErrorCode.PARENT_LEVEL, row.kind(), superior.kind()));
    }

    private boolean isAboveItself(OrganisationRow row) {
        LocalDate day = row.period().from();
        Set<String> seen = new HashSet<>();
        Optional<String> above = row.parent();
        while (above.isPresent() && seen.add(above.get())) {
            if (above.get().equals(row.code())) {
                return true;
            }
            above = on(above.get(), day).flatMap(OrganisationRow::parent);
        }
        return false;
    }

    private Optional<OrganisationRow> on(String code, LocalDate day) {
        return periodsOfCode.getOrDefault(code, List.of()).stream()
                .filter(row -> row.period().contains(day))
                .findFirst();
    }

    private void refuse(OrganisationRow row, String column, ErrorCode code, Object argument) {
        lines.get(row.key()).refuse(column, code, argument);
    }

    /** The line of the row itself or, for a stored row, a line that changed its superior. */
    private LoadLine blame(Optional<LoadLine> line, List<OrganisationRow> superiors) {
        return line.orElseGet(() -> superiors.stream()
                .map(superior -> lines.get(superior.key()))
                .filter(changed -> changed != null)
                .findFirst()
                .orElseThrow());
    }

    /** The periods in which each organisation exists. */
    static Map<String, List<Period>> existence(List<OrganisationRow> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        OrganisationRow::code, Collectors.mapping(OrganisationRow::period, Collectors.toList())));
    }
}
