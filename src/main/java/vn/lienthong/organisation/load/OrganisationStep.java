package vn.lienthong.organisation.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.organisation.LoadLine;
import vn.lienthong.organisation.LoadStep;
import vn.lienthong.organisation.LoadTally;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.SearchText;

/** {@code organisations.csv}: the tree in all its periods. */
@Component
class OrganisationStep implements LoadStep<OrganisationRow> {

    private final JdbcTemplate jdbc;

    OrganisationStep(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String file() {
        return "organisations.csv";
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public List<String> columns() {
        return List.of("code", "kind", "name", "residential", "parent_code", "address", "valid_from", "valid_to");
    }

    @Override
    public OrganisationRow read(LoadLine line) {
        OrganisationRow row = new OrganisationRow(
                line.value("code", "HN-TAYHO", OrganisationStep::code),
                Forms.constant(line, "kind", OrganisationKind.class),
                line.text("name"),
                Boolean.TRUE.equals(line.value("residential", "true, false", Forms::flag)),
                line.optionalText("parent_code"),
                line.optionalText("address").orElse(""),
                line.period());
        if (row.kind() != null
                && (row.kind() == OrganisationKind.CITY_COMMITTEE)
                        != row.parent().isEmpty()) {
            line.refuse("parent_code", ErrorCode.PARENT_MISPLACED);
        }
        return row;
    }

    private static String code(String text) {
        if (!text.matches("[A-Z0-9][A-Z0-9.-]{0,39}")) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    @Override
    public Object key(OrganisationRow row) {
        return row.key();
    }

    /** The tree is judged as a whole. */
    @Override
    public int rowsAtOnce() {
        return Integer.MAX_VALUE;
    }

    @Override
    public LoadTally write(List<Loaded<OrganisationRow>> rows) {
        List<OrganisationRow> all = jdbc.query(OrganisationRow.SELECT, OrganisationRow::of);
        new TreeCheck(all, rows).run();
        Map<OrganisationRow.Key, OrganisationRow> stored =
                all.stream().collect(Collectors.toMap(OrganisationRow::key, Function.identity()));
        List<OrganisationRow> inserted = new ArrayList<>();
        List<OrganisationRow> changed = new ArrayList<>();
        int unchanged = 0;
        for (Loaded<OrganisationRow> loaded : rows) {
            if (loaded.line().refused()) {
                continue;
            }
            Optional<OrganisationRow> known =
                    Optional.ofNullable(stored.get(loaded.row().key()));
            if (known.isEmpty()) {
                inserted.add(loaded.row());
            } else if (known.get().equals(loaded.row())) {
                unchanged++;
            } else {
                changed.add(loaded.row());
            }
        }
        insert(inserted);
        update(changed);
        return new LoadTally(inserted.size(), changed.size(), unchanged, 0);
    }

    private void insert(List<OrganisationRow> rows) {
        jdbc.batchUpdate(
                """
                INSERT INTO organisation (
                    kind, name, search_text, sort_key, residential, parent_code, address, valid_to, code, valid_from)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                arguments(rows));
    }

    private void update(List<OrganisationRow> rows) {
        jdbc.batchUpdate(
                """
                UPDATE organisation
                SET kind = ?, name = ?, search_text = ?, sort_key = ?, residential = ?, parent_code = ?, address = ?,
                    valid_to = ?
                WHERE code = ? AND valid_from = ?
                """,
                arguments(rows));
    }

    private static List<Object[]> arguments(List<OrganisationRow> rows) {
        return rows.stream()
                .map(row -> new Object[] {
                    row.kind().name(),
                    row.name(),
                    SearchText.of(row.name() + " " + row.code()),
                    SearchText.sortKey(row.name()),
                    row.residential(),
                    row.parent().orElse(null),
                    row.address(),
                    row.period().to().orElse(null),
                    row.code(),
                    row.period().from()
                })
                .toList();
    }
}
