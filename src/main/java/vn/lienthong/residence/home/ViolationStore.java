package vn.lienthong.residence.home;

import static vn.lienthong.residence.home.Row.at;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.humantask.LostStep;
import vn.lienthong.organisation.SearchText;

/** The table {@code residence_violation}. */
@Repository
class ViolationStore {

    private static final String SELECT =
            """
            SELECT v.*, r.dossier, r.full_name, d.from_name, d.from_code
              FROM residence_violation v JOIN residence_request r ON r.line = v.line JOIN residence_received_delivery d ON d.id = r.delivery
            """;

    private final JdbcClient jdbc;

    ViolationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the form has written one */
    void insert(UUID id, UUID formKey, ReceivedRequest request, boolean urgent, String text, long person, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO residence_violation (id, form_key, line, organisation, person, urgent, text, state, written_by,
                                                         written_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, 'WRITTEN', ?, ?)
                        """)
                .params(
                        id,
                        formKey,
                        request.line(),
                        request.organisation(),
                        request.person(),
                        urgent,
                        text,
                        person,
                        at(now))
                .update();
    }

    Optional<Violation> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE v.id = ?")
                .param(id)
                .query(ViolationStore::violation)
                .optional();
    }

    Optional<Violation> findByForm(UUID formKey) {
        return jdbc.sql(SELECT + "WHERE v.form_key = ?")
                .param(formKey)
                .query(ViolationStore::violation)
                .optional();
    }

    Optional<Violation> lock(UUID id) {
        return jdbc.sql(SELECT + "WHERE v.id = ? FOR UPDATE OF v")
                .param(id)
                .query(ViolationStore::violation)
                .optional();
    }

    /**
     * Of these organisations, or written by this person for one they know; never about this person. The newest first.
     *
     * @param known codes of the organisations the person writes or sends for
     */
    List<Violation> list(
            Collection<String> organisations,
            Collection<String> known,
            long person,
            Optional<Violation.State> state,
            String text,
            Optional<Place> after,
            int limit) {
        Map<String, Object> values = new HashMap<>();
        values.put("organisations", organisations.toArray(String[]::new));
        values.put("known", known.toArray(String[]::new));
        values.put("person", person);
        values.put("state", state.map(Enum::name).orElse(null));
        values.put("patterns", SearchText.patterns(text).toArray(String[]::new));
        values.put("at", after.map(place -> at(place.at())).orElse(null));
        values.put("id", after.map(Place::id).orElse(null));
        values.put("limit", limit);
        return jdbc.sql(
                        SELECT
                                + """
                         WHERE (v.organisation = ANY (:organisations) OR v.written_by = :person AND v.organisation = ANY (:known))
                           AND v.person <> :person
                           AND (:state::text IS NULL OR v.state = :state)
                           AND r.search_text LIKE ALL (:patterns)
                           AND (:at::timestamptz IS NULL OR (v.written_at, v.id) < (:at, :id))
                         ORDER BY v.written_at DESC, v.id DESC LIMIT :limit
                        """)
                .params(values)
                .query(ViolationStore::violation)
                .list();
    }

    /** Members these organisations know by a request, each by the newest one. */
    List<ReceivedRequest> members(Collection<String> organisations, long notAbout, String text, int limit) {
        return jdbc.sql(
                        "SELECT * FROM (SELECT DISTINCT ON (r.person) "
                                + HomeRequestStore.COLUMNS
                                + """
                        , r.search_text
                          FROM residence_request r JOIN residence_received_delivery d ON d.id = r.delivery
                         WHERE r.organisation = ANY (:organisations) AND r.person <> :person AND r.returned_at IS NULL
                           AND r.search_text LIKE ALL (:patterns)
                         ORDER BY r.person, r.received_at DESC) found ORDER BY search_text, line LIMIT :limit
                        """)
                .param("organisations", organisations.toArray(String[]::new))
                .param("person", notAbout)
                .param("patterns", SearchText.patterns(text).toArray(String[]::new))
                .param("limit", limit)
                .query(HomeRequestStore::request)
                .list();
    }

    void decided(UUID id, Violation.State state, long person, String reason, Instant when) {
        jdbc.sql("UPDATE residence_violation SET state = ?, decided_by = ?, decided_at = ?, reason = ? WHERE id = ?")
                .params(state.name(), person, at(when), reason, id)
                .update();
    }

    /** Notices that stand where a message should have taken them on, oldest first, locked, without those another node is busy with. */
    List<Violation> lockStanding(LostStep lost, int limit) {
        return jdbc.sql(
                        SELECT
                                + """
                         WHERE v.state = 'WRITTEN' AND v.written_at < :written
                           AND (v.step_checked_at IS NULL OR v.step_checked_at <= greatest(v.written_at, :checked))
                         ORDER BY v.written_at, v.id LIMIT :limit FOR UPDATE OF v SKIP LOCKED
                        """)
                .param("written", at(lost.clickedBefore()))
                .param("checked", at(lost.checkedBefore()))
                .param("limit", limit)
                .query(ViolationStore::violation)
                .list();
    }

    /** Notes that it was looked whether the message of its step was lost. */
    void stepChecked(UUID id, Instant now) {
        jdbc.sql("UPDATE residence_violation SET step_checked_at = ? WHERE id = ?")
                .params(at(now), id)
                .update();
    }

    private static Violation violation(ResultSet row, int number) throws SQLException {
        return new Violation(
                Row.uuid(row, "id"),
                Row.uuid(row, "line"),
                row.getString("dossier"),
                row.getString("organisation"),
                row.getLong("person"),
                row.getString("full_name"),
                row.getString("from_name"),
                row.getString("from_code"),
                row.getBoolean("urgent"),
                row.getString("text"),
                Violation.State.valueOf(row.getString("state")),
                row.getLong("written_by"),
                Row.instant(row, "written_at"),
                Row.person(row, "decided_by"),
                Row.optionalInstant(row, "decided_at"),
                Row.text(row, "reason"));
    }
}
