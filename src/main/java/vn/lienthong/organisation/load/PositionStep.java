package vn.lienthong.organisation.load;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.organisation.LoadLine;
import vn.lienthong.organisation.LoadStep;
import vn.lienthong.organisation.LoadTally;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Period;
import vn.lienthong.organisation.PositionKind;

/** {@code positions.csv}: who holds what. A position that a decision in the hub has ended stays ended. */
@Component
class PositionStep implements LoadStep<PositionStep.Row> {

    /** What a person can hold in several periods that must not overlap. */
    record Seat(String personalId, String organisation, PositionKind kind) {}

    record Row(Seat seat, Period period) {}

    private record Key(Seat seat, LocalDate from) {}

    private record Stored(Row row, boolean endedInHub) {}

    private final JdbcTemplate jdbc;
    private final People people;

    PositionStep(JdbcTemplate jdbc, People people) {
        this.jdbc = jdbc;
        this.people = people;
    }

    @Override
    public String file() {
        return "positions.csv";
    }

    @Override
    public int order() {
        return 300;
    }

    @Override
    public List<String> columns() {
        return List.of("personal_id", "organisation_code", "kind", "valid_from", "valid_to");
    }

    @Override
    public Row read(LoadLine line) {
        Seat seat = new Seat(
                line.personalId("personal_id"),
                line.text("organisation_code"),
                Forms.constant(line, "kind", PositionKind.class));
        return new Row(seat, line.period());
    }

    @Override
    public Object key(Row row) {
        return keyOf(row);
    }

    private static Key keyOf(Row row) {
        return new Key(row.seat(), row.period().from());
    }

    /** Periods of one seat may stand anywhere in the file. */
    @Override
    public int rowsAtOnce() {
        return Integer.MAX_VALUE;
    }

    @Override
    public LoadTally write(List<Loaded<Row>> rows) {
        String[] ids = rows.stream()
                .map(loaded -> loaded.row().seat().personalId())
                .distinct()
                .toArray(String[]::new);
        Map<String, Long> persons = people.idsByPersonalId(List.of(ids));
        Map<String, List<Period>> existence =
                TreeCheck.existence(jdbc.query(OrganisationRow.SELECT, OrganisationRow::of));
        Map<Key, Stored> stored = stored(ids);
        Map<Seat, List<Period>> taken = new HashMap<>();
        Set<Key> neverBegun = neverBegun(ids);
        Set<Key> restated = rows.stream().map(loaded -> keyOf(loaded.row())).collect(Collectors.toSet());
        stored.forEach((key, known) -> {
            if (known.endedInHub() || !restated.contains(key)) {
                take(taken, known.row());
            }
        });

        List<Row> inserted = new ArrayList<>();
        List<Row> changed = new ArrayList<>();
        int unchanged = 0;
        int kept = 0;
        for (Loaded<Row> loaded : rows) {
            Row row = loaded.row();
            if (neverBegun.contains(keyOf(row)) && !stored.containsKey(keyOf(row))) {
                kept++;
                continue;
            }
            Optional<Stored> known = Optional.ofNullable(stored.get(keyOf(row)));
            if (known.isPresent() && known.get().endedInHub()) {
                if (known.get().row().equals(row)) {
                    unchanged++;
                } else {
                    kept++;
                }
                continue;
            }
            check(loaded, persons, existence, taken);
            if (loaded.line().refused()) {
                continue;
            }
            take(taken, row);
            if (known.isEmpty()) {
                inserted.add(row);
            } else if (known.get().row().equals(row)) {
                unchanged++;
            } else {
                changed.add(row);
            }
        }
        insert(inserted, persons);
        update(changed, persons);
        return new LoadTally(inserted.size(), changed.size(), unchanged, kept);
    }

    private static void take(Map<Seat, List<Period>> taken, Row row) {
        taken.computeIfAbsent(row.seat(), seat -> new ArrayList<>()).add(row.period());
    }

    private static void check(
            Loaded<Row> loaded,
            Map<String, Long> persons,
            Map<String, List<Period>> existence,
            Map<Seat, List<Period>> taken) {
        Row row = loaded.row();
        String organisation = row.seat().organisation();
        if (!persons.containsKey(row.seat().personalId())) {
            loaded.line().refuse("personal_id", ErrorCode.PERSON_UNKNOWN);
        }
        if (!existence.containsKey(organisation)) {
            loaded.line().refuse("organisation_code", ErrorCode.ORGANISATION_UNKNOWN, organisation);
        } else if (!row.period().coveredBy(existence.get(organisation))) {
            loaded.line().refuse("valid_from", ErrorCode.PERIOD_OUTSIDE, organisation);
        }
        taken.getOrDefault(row.seat(), List.of()).stream()
                .filter(row.period()::overlaps)
                .findFirst()
                .ifPresent(other -> loaded.line().refuse("valid_from", ErrorCode.PERIOD_OVERLAP, other.from()));
    }

    private Map<Key, Stored> stored(String[] personalIds) {
        Map<Key, Stored> stored = new HashMap<>();
        jdbc.query(
                        """
                        SELECT h.personal_id, p.organisation_code, p.kind, p.valid_from, p.valid_to,
                               p.ended_by IS NOT NULL AS ended_in_hub
                        FROM position p JOIN person h ON h.id = p.person_id
                        WHERE h.personal_id = ANY(?)
                        """,
                        PositionStep::stored,
                        (Object) personalIds)
                .forEach(known -> stored.put(keyOf(known.row()), known));
        return stored;
    }

    /** Periods that a decision in the hub ended before they began. */
    private Set<Key> neverBegun(String[] personalIds) {
        return Set.copyOf(jdbc.query(
                """
                SELECT h.personal_id, p.organisation_code, p.kind, p.valid_from
                FROM position_never_begun p JOIN person h ON h.id = p.person_id
                WHERE h.personal_id = ANY(?)
                """,
                (row, number) -> new Key(seat(row), row.getObject("valid_from", LocalDate.class)),
                (Object) personalIds));
    }

    private static Seat seat(ResultSet row) throws SQLException {
        return new Seat(
                row.getString("personal_id"),
                row.getString("organisation_code"),
                PositionKind.valueOf(row.getString("kind")));
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        Period period = new Period(
                row.getObject("valid_from", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_to", LocalDate.class)));
        return new Stored(new Row(seat(row), period), row.getBoolean("ended_in_hub"));
    }

    private void insert(List<Row> rows, Map<String, Long> persons) {
        jdbc.batchUpdate(
                """
                INSERT INTO position (valid_to, person_id, organisation_code, kind, valid_from, confirmed_by)
                VALUES (?, ?, ?, ?, ?, 'load')
                """,
                arguments(rows, persons));
    }

    private void update(List<Row> rows, Map<String, Long> persons) {
        jdbc.batchUpdate(
                """
                UPDATE position SET valid_to = ?
                WHERE person_id = ? AND organisation_code = ? AND kind = ? AND valid_from = ?
                """,
                arguments(rows, persons));
    }

    private static List<Object[]> arguments(List<Row> rows, Map<String, Long> persons) {
        return rows.stream()
                .map(row -> new Object[] {
                    row.period().to().orElse(null),
                    persons.get(row.seat().personalId()),
                    row.seat().organisation(),
                    row.seat().kind().name(),
                    row.period().from()
                })
                .toList();
    }
}
