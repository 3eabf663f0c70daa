package vn.lienthong.humantask;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * The rows of {@code human_task} and its history. Every change but creation is made under the row lock of {@link #lock}, and
 * every change writes its line of the history in the same statement.
 */
@Component
class TaskStore {

    static final String COLUMNS =
            """
            id, type, dossier, subject, subject_person, subject_name, requested_by, organisation, escalated_to, state, claimed_by,
            claimed_at, outcome, reason, decided_by, on_behalf_of, decided_at, created_at, due_at,
            barred
            """;

    private static final String INSERT =
            """
            WITH created AS (
                INSERT INTO human_task (id, type, dossier, subject, subject_person, subject_name, search_text, requested_by,
                                        organisation, state, created_by_message, created_at, due_at, expires_at, barred)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                RETURNING id, created_at, requested_by, organisation)
            INSERT INTO human_task_history (task, at, event, actor, detail)
            SELECT id, created_at, 'created', requested_by, organisation FROM created
            """;

    private static final String CLAIM = change("state = 'CLAIMED', claimed_by = ?, claimed_at = ?");
    private static final String RELEASE = change("state = ?, claimed_by = NULL, claimed_at = NULL");
    private static final String DECIDE = change(
            """
            state = 'DECIDED', claimed_by = NULL, claimed_at = NULL, outcome = ?, reason = ?, decided_by = ?, on_behalf_of = ?,
            decided_at = ?\
            """);
    /** Whoever held it has had the time; now it is for those above as much. */
    private static final String ESCALATE =
            change("escalated_to = ?, state = 'OPEN', claimed_by = NULL, claimed_at = NULL");

    private static final String RESUME =
            """
            WITH changed AS (UPDATE human_task SET state = 'RESUMED' WHERE id = ? AND state = 'DECIDED' RETURNING id)
            INSERT INTO human_task_history (task, at, event, actor) SELECT id, ?, 'resumed', ? FROM changed
            """;

    private final JdbcTemplate jdbc;
    private final TaskTypes types;

    TaskStore(JdbcTemplate jdbc, TaskTypes types) {
        this.jdbc = jdbc;
        this.types = types;
    }

    /** A line of the history. @param detail nullable */
    record Note(Instant at, String event, String actor, String detail) {}

    private static String change(String assignments) {
        return """
                WITH changed AS (UPDATE human_task SET %s WHERE id = ? RETURNING *),
                     noted AS (INSERT INTO human_task_history (task, at, event, actor, detail)
                               SELECT id, ?::timestamptz, ?::text, ?::text, ?::text FROM changed)
                SELECT %s FROM changed
                """
                .formatted(assignments, COLUMNS);
    }

    /**
     * @return false when this message has already created its task, or another one waits of a subject that has no more than one at a
     *     time: see the unique indexes
     */
    boolean insert(Task task, UUID createdByMessage, String searchText, Optional<Instant> expiresAt) {
        return jdbc.update(
                        INSERT,
                        task.id(),
                        task.type().name(),
                        task.dossier(),
                        task.subject(),
                        boxed(task.subjectPerson()),
                        task.subjectName(),
                        searchText,
                        task.requestedBy(),
                        task.organisation(),
                        task.state().name(),
                        createdByMessage,
                        at(task.createdAt()),
                        at(task.dueAt()),
                        expiresAt.map(TaskStore::at).orElse(null),
                        task.barred().toArray(Long[]::new))
                == 1;
    }

    Optional<Task> find(UUID id) {
        return first("WHERE id = ?", id);
    }

    Optional<Task> lock(UUID id) {
        return first("WHERE id = ? FOR UPDATE", id);
    }

    List<Task> ofSubject(String subject) {
        return select("WHERE subject = ? ORDER BY created_at, id", subject);
    }

    List<Task> lockWaitingOf(String subject) {
        return select("WHERE subject = ? AND waiting ORDER BY id FOR UPDATE", subject);
    }

    /** Overdue tasks nobody above knows of yet; locked, at most {@code limit}, without those another node is busy with. */
    List<Task> lockOverdue(List<String> escalatingTypes, Instant now, int limit) {
        return select(
                """
                WHERE waiting AND due_at < ? AND escalated_to IS NULL AND type = ANY (?)
                ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED
                """,
                at(now),
                escalatingTypes.toArray(String[]::new),
                limit);
    }

    /** Waiting tasks whose place, after an escalation the one above, is one of these; locked like {@link #lockOverdue}. */
    List<Task> lockWaitingIn(Collection<String> organisations, int limit) {
        return select(
                """
                WHERE waiting AND coalesce(escalated_to, organisation) = ANY (?)
                ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED
                """,
                organisations.toArray(String[]::new),
                limit);
    }

    List<Task> lockExpired(Instant now, int limit) {
        return select(
                """
                WHERE waiting AND expires_at < ? ORDER BY expires_at LIMIT ? FOR UPDATE SKIP LOCKED
                """,
                at(now),
                limit);
    }

    List<Task> select(String where, Object... arguments) {
        return jdbc.query("SELECT " + COLUMNS + " FROM human_task " + where, this::read, arguments);
    }

    Task claim(UUID id, long person, Note note) {
        return changed(CLAIM, id, note, person, at(note.at()));
    }

    /** Back to OPEN, or over as {@code state}; nobody holds it any more. */
    Task release(UUID id, TaskState state, Note note) {
        return changed(RELEASE, id, note, state.name());
    }

    Task decide(UUID id, String outcome, String reason, long person, OptionalLong onBehalfOf, Note note) {
        return changed(DECIDE, id, note, outcome, reason, person, boxed(onBehalfOf), at(note.at()));
    }

    Task escalate(UUID id, String organisation, Note note) {
        return changed(ESCALATE, id, note, organisation);
    }

    /** DECIDED becomes RESUMED; any other state stays. */
    void resume(UUID id, Instant now, String actor) {
        jdbc.update(RESUME, id, at(now), actor);
    }

    private Task changed(String change, UUID id, Note note, Object... assigned) {
        List<Object> arguments = new ArrayList<>(Arrays.asList(assigned));
        arguments.addAll(Arrays.asList(id, at(note.at()), note.event(), note.actor(), note.detail()));
        return jdbc.queryForObject(change, this::read, arguments.toArray());
    }

    List<TaskEvent> history(UUID task) {
        return jdbc.query(
                "SELECT at, event, actor, detail FROM human_task_history WHERE task = ? ORDER BY id",
                (row, number) -> new TaskEvent(
                        instant(row, "at").orElseThrow(),
                        row.getString("event"),
                        row.getString("actor"),
                        Optional.ofNullable(row.getString("detail"))),
                task);
    }

    private Optional<Task> first(String where, Object... arguments) {
        return select(where, arguments).stream().findFirst();
    }

    private Task read(ResultSet row, int number) throws SQLException {
        return new Task(
                row.getObject("id", UUID.class),
                types.get(row.getString("type")),
                row.getString("dossier"),
                row.getString("subject"),
                number(row, "subject_person"),
                row.getString("subject_name"),
                row.getString("requested_by"),
                row.getString("organisation"),
                Optional.ofNullable(row.getString("escalated_to")),
                TaskState.valueOf(row.getString("state")),
                number(row, "claimed_by"),
                instant(row, "claimed_at"),
                Optional.ofNullable(row.getString("outcome")),
                Optional.ofNullable(row.getString("reason")),
                number(row, "decided_by"),
                number(row, "on_behalf_of"),
                instant(row, "decided_at"),
                instant(row, "created_at").orElseThrow(),
                instant(row, "due_at").orElseThrow(),
                Set.of((Long[]) row.getArray("barred").getArray()));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OptionalLong number(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    private static Long boxed(OptionalLong value) {
        return value.isPresent() ? value.getAsLong() : null;
    }

    static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
