package vn.lienthong.organisation.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.organisation.Mandate;
import vn.lienthong.organisation.MandateHolder;
import vn.lienthong.organisation.OncePerPage;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.Position;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;

/**
 * Positions and delegations in their tables. A position counts only while its organisation does: a ward that has ended
 * gives nobody rights, whatever its rows say.
 */
@Component
class StoredPositions implements Positions {

    private static final String COLUMNS =
            "p.id, p.person_id, p.organisation_code, p.kind, p.valid_from, p.valid_to, p.confirmed_by";

    /** The organisation is looked up for each position: as EXISTS, the whole tree would be read for the one a person has. */
    private static final String IN_FORCE =
            """
            p.valid_from <= :on AND (p.valid_to IS NULL OR p.valid_to >= :on)
            AND (SELECT true FROM organisation o
                 WHERE o.code = p.organisation_code AND o.valid_from <= :on AND (o.valid_to IS NULL OR o.valid_to >= :on)
                 LIMIT 1)
            """;

    private static final String HOLDERS =
            "SELECT " + COLUMNS + " FROM position p WHERE p.organisation_code = :organisation"
                    + " AND p.kind = ANY(:kinds) AND " + IN_FORCE + " ORDER BY p.id";

    private static final String MANDATES =
            """
            SELECT p.organisation_code, p.kind, NULL::bigint AS on_behalf_of, '{}'::text[] AS scope
            FROM position p WHERE p.person_id = :person AND %1$s
            UNION ALL
            SELECT p.organisation_code, p.kind, d.from_person, d.scope
            FROM delegation d
            JOIN position p ON p.person_id = d.from_person
                AND p.organisation_code = d.organisation_code AND p.kind = d.position_kind
            WHERE d.to_person = :person AND :on BETWEEN d.valid_from AND d.valid_to AND %1$s
            ORDER BY 1, 2, 3 NULLS FIRST
            """
                    .formatted(IN_FORCE);

    private static final String ACTORS =
            """
            SELECT p.person_id, p.organisation_code, p.kind, NULL::bigint AS on_behalf_of, '{}'::text[] AS scope
            FROM position p WHERE p.organisation_code = :organisation AND p.kind = ANY (:kinds) AND %1$s
            UNION ALL
            SELECT d.to_person, p.organisation_code, p.kind, d.from_person, d.scope
            FROM delegation d
            JOIN position p ON p.person_id = d.from_person
                AND p.organisation_code = d.organisation_code AND p.kind = d.position_kind
            WHERE p.organisation_code = :organisation AND p.kind = ANY (:kinds)
                AND :on BETWEEN d.valid_from AND d.valid_to AND %1$s
            ORDER BY 3, 1, 4 NULLS FIRST
            """
                    .formatted(IN_FORCE);

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Organisations organisations;

    StoredPositions(JdbcClient jdbc, TransactionTemplate transaction, Organisations organisations) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.organisations = organisations;
    }

    @Override
    public List<Position> heldBy(long personId, LocalDate on) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM position p WHERE p.person_id = :person AND " + IN_FORCE
                        + " ORDER BY p.organisation_code, p.kind")
                .param("person", personId)
                .param("on", on)
                .query(StoredPositions::position)
                .list();
    }

    @Override
    public List<Position> holders(String organisation, Set<PositionKind> kinds, LocalDate on) {
        return jdbc.sql(HOLDERS)
                .param("organisation", organisation)
                .param("kinds", kinds.stream().map(Enum::name).toArray(String[]::new))
                .param("on", on)
                .query(StoredPositions::position)
                .list();
    }

    @Override
    public List<Position> holders(Collection<String> organisations, LocalDate on) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM position p WHERE p.organisation_code = ANY (:codes) AND "
                        + IN_FORCE)
                .param("codes", organisations.toArray(String[]::new))
                .param("on", on)
                .query(StoredPositions::position)
                .list();
    }

    @Override
    public List<MandateHolder> actors(String organisation, Set<PositionKind> kinds, LocalDate on) {
        return jdbc.sql(ACTORS)
                .param("organisation", organisation)
                .param("kinds", kinds.stream().map(Enum::name).toArray(String[]::new))
                .param("on", on)
                .query((row, number) -> new MandateHolder(row.getLong("person_id"), mandate(row, number)))
                .list();
    }

    @Override
    public List<Mandate> mandates(long personId, LocalDate on) {
        return OncePerPage.ask(List.of("mandates", personId, on), () -> jdbc.sql(MANDATES)
                .param("person", personId)
                .param("on", on)
                .query(StoredPositions::mandate)
                .list());
    }

    @Override
    public void appoint(long personId, String organisation, PositionKind kind, LocalDate from, String confirmedBy) {
        if (organisations.find(organisation, from).isEmpty()) {
            throw new Failure(ErrorCode.ORGANISATION_UNKNOWN, "no organisation " + organisation + " on " + from);
        }
        transaction.executeWithoutResult(status -> {
            lock(personId);
            List<Position> periods = periods(personId, organisation, kind);
            if (periods.stream().anyMatch(period -> period.confirmedBy().equals(confirmedBy))) {
                return;
            }
            LocalDate start = from;
            Optional<LocalDate> last = Optional.empty();
            for (Position period : periods) {
                if (period.validFrom().isAfter(start)) {
                    last = Optional.of(period.validFrom().minusDays(1));
                    break;
                }
                if (period.validTo().isEmpty()) {
                    return;
                }
                LocalDate next = period.validTo().get().plusDays(1);
                start = next.isAfter(start) ? next : start;
            }
            insert(personId, organisation, kind, start, last, confirmedBy);
        });
    }

    /** Every period of this position, past and to come, in their order. */
    private List<Position> periods(long personId, String organisation, PositionKind kind) {
        return jdbc.sql("SELECT " + COLUMNS + " FROM position p"
                        + " WHERE p.person_id = ? AND p.organisation_code = ? AND p.kind = ? ORDER BY p.valid_from")
                .params(personId, organisation, kind.name())
                .query(StoredPositions::position)
                .list();
    }

    private void insert(
            long personId,
            String organisation,
            PositionKind kind,
            LocalDate from,
            Optional<LocalDate> to,
            String confirmedBy) {
        jdbc.sql(
                        """
                        INSERT INTO position (person_id, organisation_code, kind, valid_from, valid_to, confirmed_by)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .params(personId, organisation, kind.name(), from, to.orElse(null), confirmedBy)
                .update();
    }

    @Override
    public void end(
            long personId, String organisation, Set<PositionKind> kinds, LocalDate lastDay, String confirmedBy) {
        String[] names = kinds.stream().map(PositionKind::name).toArray(String[]::new);
        transaction.executeWithoutResult(status -> {
            lock(personId);
            jdbc.sql(
                            """
                            WITH dropped AS (
                                DELETE FROM position
                                WHERE person_id = :person AND organisation_code = :organisation AND kind = ANY (:kinds)
                                  AND valid_from > :lastDay
                                RETURNING person_id, organisation_code, kind, valid_from)
                            INSERT INTO position_never_begun (person_id, organisation_code, kind, valid_from, ended_by)
                            SELECT person_id, organisation_code, kind, valid_from, :endedBy FROM dropped
                            ON CONFLICT DO NOTHING
                            """)
                    .param("person", personId)
                    .param("organisation", organisation)
                    .param("kinds", names)
                    .param("lastDay", lastDay)
                    .param("endedBy", confirmedBy)
                    .update();
            jdbc.sql(
                            """
                            UPDATE position SET valid_to = :lastDay, ended_by = :endedBy
                            WHERE person_id = :person AND organisation_code = :organisation AND kind = ANY (:kinds)
                              AND (valid_to IS NULL OR valid_to > :lastDay)
                            """)
                    .param("person", personId)
                    .param("organisation", organisation)
                    .param("kinds", names)
                    .param("lastDay", lastDay)
                    .param("endedBy", confirmedBy)
                    .update();
        });
    }

    /** Two decisions about one person take turns. */
    private void lock(long personId) {
        jdbc.sql("SELECT id FROM person WHERE id = ? FOR NO KEY UPDATE")
                .param(personId)
                .query(Long.class)
                .optional()
                .orElseThrow(() -> new Failure(ErrorCode.NOT_FOUND, "no person " + personId));
    }

    private static Position position(ResultSet row, int number) throws SQLException {
        return new Position(
                row.getLong("id"),
                row.getLong("person_id"),
                row.getString("organisation_code"),
                PositionKind.valueOf(row.getString("kind")),
                row.getObject("valid_from", LocalDate.class),
                Optional.ofNullable(row.getObject("valid_to", LocalDate.class)),
                row.getString("confirmed_by"));
    }

    private static Mandate mandate(ResultSet row, int number) throws SQLException {
        return new Mandate(
                row.getString("organisation_code"),
                PositionKind.valueOf(row.getString("kind")),
                Optional.ofNullable(row.getObject("on_behalf_of", Long.class)),
                Set.of((String[]) row.getArray("scope").getArray()));
    }
}
