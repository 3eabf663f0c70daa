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
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.dossier.Channel;
import vn.lienthong.humantask.LostStep;
import vn.lienthong.organisation.SearchText;

/** The table {@code residence_form}. */
@Repository
class HomeFormStore {

    private static final String SELECT = "SELECT f.*, "
            + HomeRequestStore.COLUMNS
            + " FROM residence_form f JOIN residence_request r ON r.line = f.line"
            + " JOIN residence_received_delivery d ON d.id = r.delivery ";

    /** Of a list, and of choosing all of it. */
    private static final String FILTER =
            """
             WHERE f.organisation = ANY (:organisations) AND f.state = ANY (:states)
               AND r.search_text LIKE ALL (:patterns)
               AND (:late::timestamptz IS NULL OR f.due_at < :late)
            """;

    private final JdbcClient jdbc;

    HomeFormStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<HomeForm> find(UUID line) {
        return jdbc.sql(SELECT + "WHERE f.line = ?")
                .param(line)
                .query(HomeFormStore::form)
                .optional();
    }

    List<HomeForm> findAll(Collection<UUID> lines) {
        return jdbc.sql(SELECT + "WHERE f.line = ANY (?::uuid[])")
                .param(Row.array(lines))
                .query(HomeFormStore::form)
                .list();
    }

    /** As {@link #find}, holding its row until the end of the transaction. */
    Optional<HomeForm> lock(UUID line) {
        return jdbc.sql(SELECT + "WHERE f.line = ? FOR UPDATE OF f")
                .param(line)
                .query(HomeFormStore::form)
                .optional();
    }

    /** As {@link #lock}, of several, in an order everybody keeps. */
    List<HomeForm> lockAll(Collection<UUID> lines) {
        return jdbc.sql(SELECT + "WHERE f.line = ANY (?::uuid[]) ORDER BY f.line FOR UPDATE OF f")
                .param(Row.array(lines))
                .query(HomeFormStore::form)
                .list();
    }

    /** Those due first stand first, and those due together by name. */
    List<HomeForm> list(FormFilter filter, Collection<String> organisations, Optional<Place> after, int limit) {
        Map<String, Object> values = values(filter, organisations);
        values.put("at", after.map(place -> at(place.at())).orElse(null));
        values.put("line", after.map(Place::id).orElse(null));
        values.put("limit", limit);
        return jdbc.sql(
                        SELECT
                                + FILTER
                                + """
                           AND (:at::timestamptz IS NULL OR (f.due_at, r.search_text, f.line)
                                > (:at, (SELECT search_text FROM residence_request WHERE line = :line), :line))
                         ORDER BY f.due_at, r.search_text, f.line LIMIT :limit
                        """)
                .params(values)
                .query(HomeFormStore::form)
                .list();
    }

    /** Ids of all that fit, those due first, up to a limit. */
    List<UUID> lines(FormFilter filter, Collection<String> organisations, int limit) {
        Map<String, Object> values = values(filter, organisations);
        values.put("limit", limit);
        return jdbc.sql("SELECT f.line FROM residence_form f JOIN residence_request r ON r.line = f.line"
                        + FILTER
                        + " ORDER BY f.due_at, r.search_text, f.line LIMIT :limit")
                .params(values)
                .query(UUID.class)
                .list();
    }

    int count(FormFilter filter, Collection<String> organisations) {
        return jdbc.sql("SELECT count(*) FROM residence_form f JOIN residence_request r ON r.line = f.line" + FILTER)
                .params(values(filter, organisations))
                .query(Integer.class)
                .single();
    }

    private static Map<String, Object> values(FormFilter filter, Collection<String> organisations) {
        Map<String, Object> values = new HashMap<>();
        values.put("organisations", organisations.toArray(String[]::new));
        values.put("states", names(filter.states()));
        values.put("patterns", SearchText.patterns(filter.text()).toArray(String[]::new));
        values.put("late", filter.lateAt().map(Row::at).orElse(null));
        return values;
    }

    private static String[] names(Set<FormState> states) {
        return states.stream().map(Enum::name).toArray(String[]::new);
    }

    /** Whether the cell had begun with a form at a time; where it was not written down when, it had. */
    boolean begun(UUID line, Instant at) {
        return jdbc.sql(
                        "SELECT state <> 'WAITING' AND coalesce(begun_at <= ?, true) FROM residence_form WHERE line = ? FOR UPDATE")
                .params(at(at), line)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    /**
     * @param writers all who wrote in it, and so are never to decide it
     * @param behalfWriters those of them who did so for a cell without an account
     */
    void save(
            UUID line,
            FormState state,
            Channel channel,
            FormEntry entry,
            long person,
            Set<Long> writers,
            Set<Long> behalfWriters,
            Instant now) {
        jdbc.sql(
                        """
                        UPDATE residence_form
                           SET state = :state, channel = :channel, criteria = :criteria, remarks = :remarks, version = version + 1,
                               saved_by = :person, saved_at = :now, writers = :writers, behalf_writers = :behalfWriters,
                               begun_at = CASE WHEN state = 'WAITING' THEN :now ELSE begun_at END
                         WHERE line = :line
                        """)
                .param("state", state.name())
                .param("channel", channel.name())
                .param("criteria", entry.criteria().toArray(Integer[]::new))
                .param("remarks", entry.remarks())
                .param("person", person)
                .param("writers", writers.toArray(Long[]::new))
                .param("behalfWriters", behalfWriters.toArray(Long[]::new))
                .param("now", at(now))
                .param("line", line)
                .update();
    }

    /**
     * Whoever saved it last becomes a writer here where that was not noted when it was saved.
     *
     * @param position title of the position it was submitted with
     * @param behalf code of the committee it is submitted for the cell by; null when the cell does
     */
    void submitted(UUID line, long person, String position, String behalf, Instant now) {
        jdbc.sql(
                        """
                        UPDATE residence_form
                           SET state = 'SUBMITTED', version = version + 1, attempt = attempt + 1, submitted_by = ?, submitted_as = ?,
                               submitted_at = ?, submitted_behalf = ?, decided_by = NULL, decided_at = NULL, decision_reason = NULL,
                               writers = CASE WHEN saved_by <> ALL (writers) THEN writers || saved_by ELSE writers END
                         WHERE line = ?
                        """)
                .params(person, position, at(now), behalf, line)
                .update();
    }

    void decided(UUID line, FormState state, long person, String reason, Instant when) {
        jdbc.sql(
                        """
                        UPDATE residence_form SET state = ?, version = version + 1, decided_by = ?, decided_at = ?, decision_reason = ?
                         WHERE line = ?
                        """)
                .params(state.name(), person, at(when), reason, line)
                .update();
    }

    /** Who signs, and as which paper. A form that was clicked before keeps number, code and document. */
    void signing(UUID line, Signing signing, Instant now) {
        jdbc.sql(
                        """
                        UPDATE residence_form
                           SET state = 'SIGNING', number = coalesce(number, :number), code = coalesce(code, :code),
                               document = coalesce(document, :document), signer = :signer, signer_position = :position,
                               signer_committee = :committee, signing_at = :now, sign_problem = NULL
                         WHERE line = :line
                        """)
                .param("number", signing.number())
                .param("code", signing.code())
                .param("document", signing.document())
                .param("signer", signing.signer())
                .param("position", signing.position())
                .param("committee", signing.committee())
                .param("now", at(now))
                .param("line", line)
                .update();
    }

    /** @param number null when the form has one already; so are code and document */
    record Signing(String number, String code, UUID document, long signer, String position, String committee) {}

    void problem(UUID line, FormState state, String problem) {
        jdbc.sql("UPDATE residence_form SET state = ?, sign_problem = ? WHERE line = ?")
                .params(state.name(), problem, line)
                .update();
    }

    void sent(UUID line, Instant now) {
        jdbc.sql("UPDATE residence_form SET state = 'SENT', sent_at = ?, sign_problem = NULL WHERE line = ?")
                .params(at(now), line)
                .update();
    }

    /** Forms past their time of which nobody was told, locked for this transaction, without those another node is busy with. */
    List<HomeForm> lockLate(String organisation, Instant now) {
        return jdbc.sql(
                        SELECT
                                + """
                         WHERE f.organisation = ? AND f.due_at < ? AND f.overdue_told_at IS NULL AND f.state <> 'SENT'
                         ORDER BY f.due_at FOR UPDATE OF f SKIP LOCKED
                        """)
                .params(organisation, at(now))
                .query(HomeFormStore::form)
                .list();
    }

    /** Organisations that have forms past their time of which nobody was told. */
    List<String> organisationsLate(Instant now, int limit) {
        return jdbc.sql(
                        """
                        SELECT DISTINCT organisation FROM residence_form
                         WHERE due_at < ? AND overdue_told_at IS NULL AND state <> 'SENT'
                         ORDER BY organisation LIMIT ?
                        """)
                .params(at(now), limit)
                .query(String.class)
                .list();
    }

    void toldLate(UUID line, Instant now) {
        jdbc.sql("UPDATE residence_form SET overdue_told_at = ? WHERE line = ?")
                .params(at(now), line)
                .update();
    }

    /**
     * Forms that stand where a message should have taken them on, longest first, locked for this transaction, without those another
     * node is busy with.
     *
     * @param state {@code SIGNING} or {@code SUBMITTED}
     */
    List<HomeForm> lockStanding(FormState state, LostStep lost, int limit) {
        String clicked = state == FormState.SIGNING ? "f.signing_at" : "f.submitted_at";
        return jdbc.sql(SELECT
                        + "WHERE f.state = '%1$s' AND %2$s < :clicked".formatted(state, clicked)
                        + " AND (f.step_checked_at IS NULL OR f.step_checked_at <= greatest(%s, :checked))"
                                .formatted(clicked)
                        + " ORDER BY %s LIMIT :limit FOR UPDATE OF f SKIP LOCKED".formatted(clicked))
                .param("clicked", at(lost.clickedBefore()))
                .param("checked", at(lost.checkedBefore()))
                .param("limit", limit)
                .query(HomeFormStore::form)
                .list();
    }

    /** Notes that it was looked whether the message of its step was lost. */
    void stepChecked(UUID line, Instant now) {
        jdbc.sql("UPDATE residence_form SET step_checked_at = ? WHERE line = ?")
                .params(at(now), line)
                .update();
    }

    private static HomeForm form(ResultSet row, int number) throws SQLException {
        return new HomeForm(
                HomeRequestStore.request(row, number),
                FormState.valueOf(row.getString("state")),
                Channel.valueOf(row.getString("channel")),
                Set.of((Long[]) row.getArray("writers").getArray()),
                Set.of((Long[]) row.getArray("behalf_writers").getArray()),
                row.getInt("version"),
                Row.integers(row, "criteria"),
                row.getString("remarks"),
                Row.instant(row, "due_at"),
                Row.person(row, "saved_by"),
                Row.optionalInstant(row, "saved_at"),
                row.getInt("attempt"),
                Row.person(row, "submitted_by"),
                Row.text(row, "submitted_as"),
                Row.optionalInstant(row, "submitted_at"),
                Row.text(row, "submitted_behalf"),
                Row.person(row, "decided_by"),
                Row.optionalInstant(row, "decided_at"),
                Row.text(row, "decision_reason"),
                Row.text(row, "number"),
                Row.text(row, "code"),
                Row.optionalUuid(row, "document"),
                Row.person(row, "signer"),
                Row.text(row, "signer_position"),
                Row.text(row, "signer_committee"),
                Row.optionalInstant(row, "signing_at"),
                Row.text(row, "sign_problem"),
                Row.optionalInstant(row, "sent_at"));
    }
}
