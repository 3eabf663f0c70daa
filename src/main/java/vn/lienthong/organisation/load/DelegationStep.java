package vn.lienthong.organisation.load;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.organisation.DelegationScope;
import vn.lienthong.organisation.LoadLine;
import vn.lienthong.organisation.LoadStep;
import vn.lienthong.organisation.LoadTally;
import vn.lienthong.organisation.People;
import vn.lienthong.organisation.Period;
import vn.lienthong.organisation.PositionKind;

/** {@code delegations.csv}: positions whose rights are lent for a time, each by a written power. */
@Component
class DelegationStep implements LoadStep<DelegationStep.Row> {

    record Key(String giver, String taker, String organisation, PositionKind kind, LocalDate from) {}

    /** What may change about a delegation. */
    record Terms(LocalDate to, Set<String> scope, String reference) {}

    record Row(Key key, Terms terms) {}

    private final JdbcClient jdbc;
    private final People people;
    private final ObjectProvider<DelegationScope> scopes;

    DelegationStep(JdbcClient jdbc, People people, ObjectProvider<DelegationScope> scopes) {
        this.jdbc = jdbc;
        this.people = people;
        this.scopes = scopes;
    }

    @Override
    public String file() {
        return "delegations.csv";
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public List<String> columns() {
        return List.of(
                "from_personal_id",
                "to_personal_id",
                "organisation_code",
                "position_kind",
                "task_types",
                "valid_from",
                "valid_to",
                "reference");
    }

    @Override
    public Row read(LoadLine line) {
        Optional<Period> period = Optional.ofNullable(line.period());
        if (period.isPresent() && period.get().to().isEmpty()) {
            line.refuse("valid_to", ErrorCode.LOAD_VALUE_MISSING);
        }
        Key key = new Key(
                line.personalId("from_personal_id"),
                line.personalId("to_personal_id"),
                line.text("organisation_code"),
                Forms.constant(line, "position_kind", PositionKind.class),
                period.map(Period::from).orElse(null));
        if (!key.giver().isEmpty() && key.giver().equals(key.taker())) {
            line.refuse("to_personal_id", ErrorCode.DELEGATION_TO_SELF);
        }
        Set<String> scope = line.optionalText("task_types").stream()
                .flatMap(types -> Arrays.stream(types.split("\\s+")))
                .collect(Collectors.toSet());
        scope.stream()
                .filter(word -> scopes.stream().noneMatch(known -> known.words().contains(word)))
                .sorted()
                .forEach(word -> line.refuse("task_types", ErrorCode.DELEGATION_SCOPE_UNKNOWN, word));
        return new Row(key, new Terms(period.flatMap(Period::to).orElse(null), scope, line.text("reference")));
    }

    @Override
    public Object key(Row row) {
        return row.key();
    }

    @Override
    public LoadTally write(List<Loaded<Row>> rows) {
        List<String> ids = rows.stream()
                .flatMap(loaded ->
                        Stream.of(loaded.row().key().giver(), loaded.row().key().taker()))
                .distinct()
                .toList();
        Map<String, Long> persons = people.idsByPersonalId(ids);
        return rows.stream()
                .map(loaded -> write(loaded.line(), loaded.row(), persons))
                .reduce(LoadTally.NONE, LoadTally::plus);
    }

    private LoadTally write(LoadLine line, Row row, Map<String, Long> persons) {
        Optional<Long> giver = person(line, "from_personal_id", row.key().giver(), persons);
        Optional<Long> taker = person(line, "to_personal_id", row.key().taker(), persons);
        if (giver.isEmpty() || taker.isEmpty()) {
            return LoadTally.NONE;
        }
        Optional<Terms> stored = stored(giver.get(), taker.get(), row.key());
        if (stored.isPresent() && stored.get().equals(row.terms())) {
            return new LoadTally(0, 0, 1, 0);
        }
        if (!holds(giver.get(), row)) {
            line.refuse("from_personal_id", ErrorCode.DELEGATION_WITHOUT_POSITION);
            return LoadTally.NONE;
        }
        upsert(giver.get(), taker.get(), row);
        return stored.isPresent() ? new LoadTally(0, 1, 0, 0) : new LoadTally(1, 0, 0, 0);
    }

    private static Optional<Long> person(LoadLine line, String column, String personalId, Map<String, Long> persons) {
        Optional<Long> id = Optional.ofNullable(persons.get(personalId));
        if (id.isEmpty()) {
            line.refuse(column, ErrorCode.PERSON_UNKNOWN);
        }
        return id;
    }

    private boolean holds(long giver, Row row) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (
                            SELECT FROM position
                            WHERE person_id = ? AND organisation_code = ? AND kind = ?
                              AND valid_from <= ? AND (valid_to IS NULL OR valid_to >= ?))
                        """)
                .params(
                        giver,
                        row.key().organisation(),
                        row.key().kind().name(),
                        row.terms().to(),
                        row.key().from())
                .query(Boolean.class)
                .single();
    }

    private Optional<Terms> stored(long giver, long taker, Key key) {
        return jdbc.sql(
                        """
                        SELECT valid_to, scope, reference FROM delegation
                        WHERE from_person = ? AND to_person = ? AND organisation_code = ? AND position_kind = ?
                          AND valid_from = ?
                        """)
                .params(giver, taker, key.organisation(), key.kind().name(), key.from())
                .query(DelegationStep::terms)
                .optional();
    }

    private static Terms terms(ResultSet row, int number) throws SQLException {
        return new Terms(
                row.getObject("valid_to", LocalDate.class),
                Set.of((String[]) row.getArray("scope").getArray()),
                row.getString("reference"));
    }

    private void upsert(long giver, long taker, Row row) {
        jdbc.sql(
                        """
                        INSERT INTO delegation (
                            from_person, to_person, organisation_code, position_kind, valid_from, valid_to, scope, reference)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (to_person, from_person, organisation_code, position_kind, valid_from)
                        DO UPDATE SET valid_to = excluded.valid_to, scope = excluded.scope, reference = excluded.reference
                        """)
                .params(
                        giver,
                        taker,
                        row.key().organisation(),
                        row.key().kind().name(),
                        row.key().from(),
                        row.terms().to(),
                        row.terms().scope().toArray(String[]::new),
                        row.terms().reference())
                .update();
    }
}
