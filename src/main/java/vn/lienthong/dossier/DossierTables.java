package vn.lienthong.dossier;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of this module. */
@Component
class DossierTables {

    private static final String SELECT =
            """
            SELECT d.number, d.kind, d.applicant, d.channel, d.status, d.last_step, d.opened_at, d.due_at, d.completed_at,
                   EXISTS (SELECT 1 FROM dossier_attention a
                           WHERE a.dossier = d.number AND a.cleared_at IS NULL) AS attention
            FROM dossier d
            """;

    private final JdbcClient jdbc;

    DossierTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The next number of the day, from 1; the counter stays locked until the caller's transaction ends. */
    int count(String prefix, String personalId, LocalDate day) {
        return jdbc.sql(
                        """
                        INSERT INTO dossier_counter (prefix, personal_id, day, last) VALUES (?, ?, ?, 1)
                        ON CONFLICT (prefix, personal_id, day) DO UPDATE SET last = dossier_counter.last + 1
                        RETURNING last
                        """)
                .params(prefix, personalId, day)
                .query(Integer.class)
                .single();
    }

    void insert(DossierRow row) {
        jdbc.sql(
                        """
                        INSERT INTO dossier (number, kind, applicant, channel, status, last_step, opened_at, due_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        row.number(),
                        row.kind(),
                        row.applicant(),
                        row.channel().portalCode(),
                        row.status().name(),
                        row.lastStep(),
                        utc(row.openedAt()),
                        utc(row.dueAt()))
                .update();
    }

    /** Whoever else wants to change the dossier waits here until the caller's transaction ends. */
    Optional<DossierRow> lock(String number) {
        return jdbc.sql(SELECT + "WHERE d.number = ? FOR NO KEY UPDATE OF d")
                .param(number)
                .query(DossierTables::row)
                .optional();
    }

    void putFee(String dossier, DossierFee fee) {
        jdbc.sql(
                        """
                        INSERT INTO dossier_fee (dossier, code, name, amount) VALUES (?, ?, ?, ?)
                        ON CONFLICT (dossier, code) DO UPDATE SET name = EXCLUDED.name, amount = EXCLUDED.amount
                        """)
                .params(dossier, fee.code(), fee.name(), fee.amount())
                .update();
    }

    List<DossierFee> fees(String dossier) {
        return jdbc.sql("SELECT code, name, amount FROM dossier_fee WHERE dossier = ? ORDER BY code")
                .param(dossier)
                .query((row, number) ->
                        new DossierFee(row.getString("code"), row.getString("name"), row.getLong("amount")))
                .list();
    }

    void putResult(String dossier, DossierResult result) {
        jdbc.sql(
                        """
                        INSERT INTO dossier_result (dossier, id, name, path) VALUES (?, ?, ?, ?)
                        ON CONFLICT (dossier, id) DO UPDATE SET name = EXCLUDED.name, path = EXCLUDED.path
                        """)
                .params(dossier, result.id(), result.name(), result.path())
                .update();
    }

    List<DossierResult> results(String dossier) {
        return jdbc.sql("SELECT id, name, path FROM dossier_result WHERE dossier = ? ORDER BY name, id")
                .param(dossier)
                .query((row, number) ->
                        new DossierResult(row.getString("id"), row.getString("name"), row.getString("path")))
                .list();
    }

    void update(DossierRow row) {
        jdbc.sql("UPDATE dossier SET status = ?, last_step = ?, completed_at = ? WHERE number = ?")
                .params(
                        row.status().name(),
                        row.lastStep(),
                        row.completedAt().map(DossierTables::utc).orElse(null),
                        row.number())
                .update();
    }

    void insert(String dossier, DossierStep step) {
        jdbc.sql(
                        """
                        INSERT INTO dossier_step (dossier, step, status, event, arguments, actor, at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        dossier,
                        step.step(),
                        step.status().name(),
                        step.event(),
                        step.arguments().toArray(String[]::new),
                        step.actor(),
                        utc(step.at()))
                .update();
    }

    Optional<DossierRow> find(String number) {
        return jdbc.sql(SELECT + "WHERE d.number = ?")
                .param(number)
                .query(DossierTables::row)
                .optional();
    }

    List<DossierRow> ofApplicant(long applicant, int limit) {
        return jdbc.sql(SELECT + "WHERE d.applicant = ? ORDER BY d.opened_at DESC, d.number DESC LIMIT ?")
                .params(applicant, limit)
                .query(DossierTables::row)
                .list();
    }

    List<DossierStep> steps(String number) {
        return jdbc.sql(
                        """
                        SELECT step, status, event, arguments, actor, at FROM dossier_step WHERE dossier = ? ORDER BY step
                        """)
                .param(number)
                .query(DossierTables::step)
                .list();
    }

    /** When the newest line of the timeline was written; asked under the dossier's {@link #lock}, after it was got. */
    Optional<Instant> lastStepAt(String number) {
        return jdbc.sql("SELECT at FROM dossier_step WHERE dossier = ? ORDER BY step DESC LIMIT 1")
                .param(number)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    /** Nothing happens for an unknown dossier, or one that is marked already. */
    void markAttention(String number, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO dossier_attention (dossier, since) SELECT number, ? FROM dossier WHERE number = ?
                        ON CONFLICT (dossier) WHERE cleared_at IS NULL DO NOTHING
                        """)
                .params(utc(now), number)
                .update();
    }

    void clearAttention(String number, Instant now) {
        jdbc.sql("UPDATE dossier_attention SET cleared_at = ? WHERE dossier = ? AND cleared_at IS NULL")
                .params(utc(now), number)
                .update();
    }

    private static DossierRow row(ResultSet row, int number) throws SQLException {
        return new DossierRow(
                row.getString("number"),
                row.getString("kind"),
                row.getLong("applicant"),
                row.getInt("channel") == Channel.IN_PERSON.portalCode() ? Channel.IN_PERSON : Channel.ONLINE,
                DossierStatus.valueOf(row.getString("status")),
                row.getInt("last_step"),
                row.getBoolean("attention"),
                instant(row, "opened_at"),
                instant(row, "due_at"),
                Optional.ofNullable(row.getObject("completed_at", OffsetDateTime.class))
                        .map(OffsetDateTime::toInstant));
    }

    private static DossierStep step(ResultSet row, int number) throws SQLException {
        Array arguments = row.getArray("arguments");
        return new DossierStep(
                row.getInt("step"),
                DossierStatus.valueOf(row.getString("status")),
                row.getString("event"),
                List.of((String[]) arguments.getArray()),
                row.getString("actor"),
                instant(row, "at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
