package vn.lienthong.organisation.load;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
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
import vn.lienthong.organisation.PersonalId;
import vn.lienthong.organisation.SearchText;

/**
 * {@code people.csv}: people the hub must know before they log in. From the first login on, name and birth date follow
 * the identity provider and the address is the person's own, so the file changes them no more. An empty field erases
 * nothing.
 */
@Component
class PeopleStep implements LoadStep<PeopleStep.Row> {

    record Row(String personalId, String fullName, Optional<LocalDate> birthDate, Optional<String> email) {

        Row onto(Row stored) {
            return new Row(personalId, fullName, birthDate.or(stored::birthDate), email.or(stored::email));
        }
    }

    private record Stored(Row row, boolean hasLoggedIn) {}

    private final JdbcTemplate jdbc;

    PeopleStep(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String file() {
        return "people.csv";
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public List<String> columns() {
        return List.of("personal_id", "full_name", "birth_date", "email");
    }

    @Override
    public Row read(LoadLine line) {
        Row row = new Row(
                line.personalId("personal_id"),
                line.text("full_name"),
                line.optionalValue("birth_date", "yyyy-MM-dd", LocalDate::parse),
                line.optionalValue("email", "ten@mien.vn", PeopleStep::email));
        boolean differs = !row.personalId().isEmpty()
                && row.birthDate()
                        .filter(day -> !PersonalId.agreesWith(row.personalId(), day))
                        .isPresent();
        if (differs) {
            line.warn("birth_date", ErrorCode.PERSONAL_ID_DIFFERS);
        }
        return row;
    }

    private static String email(String text) {
        if (!text.matches("[^\\s@]+@[^\\s@]+")) {
            throw new IllegalArgumentException();
        }
        return text;
    }

    @Override
    public Object key(Row row) {
        return row.personalId();
    }

    @Override
    public LoadTally write(List<Loaded<Row>> rows) {
        Map<String, Stored> stored = stored(rows);
        List<Row> inserted = new ArrayList<>();
        List<Row> changed = new ArrayList<>();
        int unchanged = 0;
        int kept = 0;
        for (Loaded<Row> loaded : rows) {
            Stored known = stored.get(loaded.row().personalId());
            if (known == null) {
                inserted.add(loaded.row());
                continue;
            }
            Row wanted = loaded.row().onto(known.row());
            if (wanted.equals(known.row())) {
                unchanged++;
            } else if (known.hasLoggedIn()) {
                kept++;
            } else {
                changed.add(wanted);
            }
        }
        insert(inserted);
        update(changed);
        return new LoadTally(inserted.size(), changed.size(), unchanged, kept);
    }

    private Map<String, Stored> stored(List<Loaded<Row>> rows) {
        String[] ids = rows.stream().map(loaded -> loaded.row().personalId()).toArray(String[]::new);
        return jdbc
                .query(
                        """
                        SELECT personal_id, full_name, birth_date, email, logged_in_at IS NOT NULL
                        FROM person WHERE personal_id = ANY(?)
                        """,
                        PeopleStep::stored,
                        (Object) ids)
                .stream()
                .collect(Collectors.toMap(known -> known.row().personalId(), Function.identity()));
    }

    private static Stored stored(ResultSet row, int number) throws SQLException {
        return new Stored(
                new Row(
                        row.getString(1),
                        row.getString(2),
                        Optional.ofNullable(row.getObject(3, LocalDate.class)),
                        Optional.ofNullable(row.getString(4))),
                row.getBoolean(5));
    }

    private void insert(List<Row> rows) {
        // somebody new who logs in at this very moment has told more than the file
        jdbc.batchUpdate(
                """
                INSERT INTO person (full_name, search_text, birth_date, email, personal_id) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (personal_id) DO NOTHING
                """,
                arguments(rows));
    }

    private void update(List<Row> rows) {
        jdbc.batchUpdate(
                "UPDATE person SET full_name = ?, search_text = ?, birth_date = ?, email = ? WHERE personal_id = ?",
                arguments(rows));
    }

    private static List<Object[]> arguments(List<Row> rows) {
        return rows.stream()
                .map(row -> new Object[] {
                    row.fullName(),
                    SearchText.of(row.fullName()),
                    row.birthDate().orElse(null),
                    row.email().orElse(null),
                    row.personalId()
                })
                .toList();
    }
}
