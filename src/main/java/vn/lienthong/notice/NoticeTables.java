package vn.lienthong.notice;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Table {@code notice}. */
@Component
class NoticeTables {

    private static final String SELECT =
            "SELECT id, recipient, dossier, kind, arguments, link, created_at, read_at, mailed_at, mail_put_off FROM notice ";

    /**
     * A notice with what only this module needs to know.
     *
     * @param putOff how often a mail server has put its mail off
     */
    record Row(Notice notice, long recipient, Optional<Instant> mailedAt, int putOff) {}

    private final JdbcClient jdbc;

    NoticeTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether the recipient has an address for mail; empty, and nothing kept, when there is no such person */
    Optional<Boolean> insert(Notice notice, long recipient) {
        return jdbc.sql(
                        """
                        WITH recipient AS (SELECT id, COALESCE(declared_email, email) AS email FROM person WHERE id = ?),
                             kept AS (INSERT INTO notice (id, recipient, dossier, kind, arguments, link, created_at)
                                      SELECT ?, id, ?, ?, ?, ?, ? FROM recipient)
                        SELECT email IS NOT NULL FROM recipient
                        """)
                .params(
                        recipient,
                        notice.id(),
                        notice.dossier(),
                        notice.kind(),
                        notice.arguments().toArray(String[]::new),
                        notice.link(),
                        utc(notice.createdAt()))
                .query(Boolean.class)
                .optional();
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql(SELECT + "WHERE id = ?")
                .param(id)
                .query(NoticeTables::row)
                .optional();
    }

    int unread(long recipient) {
        return jdbc.sql("SELECT count(*) FROM notice WHERE recipient = ? AND read_at IS NULL")
                .param(recipient)
                .query(Integer.class)
                .single();
    }

    /** Whether another of the kind was mailed to the same person since then and is not read. */
    boolean unreadSince(Row row, Instant mailed) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT FROM notice
                                        WHERE recipient = ? AND kind = ? AND id <> ? AND read_at IS NULL AND mailed_at > ?)
                        """)
                .params(row.recipient(), row.notice().kind(), row.notice().id(), utc(mailed))
                .query(Boolean.class)
                .single();
    }

    /** @param before null for the first page */
    List<Notice> page(long recipient, UUID before, int limit) {
        JdbcClient.StatementSpec page = before == null
                ? jdbc.sql(SELECT + "WHERE recipient = ? ORDER BY id DESC LIMIT ?")
                        .params(recipient, limit)
                : jdbc.sql(SELECT + "WHERE recipient = ? AND id < ? ORDER BY id DESC LIMIT ?")
                        .params(recipient, before, limit);
        return page.query(NoticeTables::row).list().stream().map(Row::notice).toList();
    }

    void markRead(long recipient, UUID id, Instant now) {
        jdbc.sql("UPDATE notice SET read_at = ? WHERE id = ? AND recipient = ? AND read_at IS NULL")
                .params(utc(now), id, recipient)
                .update();
    }

    void markAllRead(long recipient, Instant now) {
        jdbc.sql("UPDATE notice SET read_at = ? WHERE recipient = ? AND read_at IS NULL")
                .params(utc(now), recipient)
                .update();
    }

    void markMailed(UUID id, Instant now) {
        jdbc.sql("UPDATE notice SET mailed_at = ?, mail_due_at = NULL WHERE id = ?")
                .params(utc(now), id)
                .update();
    }

    void putOff(UUID id, Instant due) {
        jdbc.sql("UPDATE notice SET mail_put_off = mail_put_off + 1, mail_due_at = ? WHERE id = ?")
                .params(utc(due), id)
                .update();
    }

    /** Those whose mail is to be asked for again, the longest due first; passes over what others hold. */
    List<Row> lockPutOff(Instant now, int limit) {
        return jdbc.sql(SELECT
                        + "WHERE mail_due_at <= ? ORDER BY mail_due_at, id LIMIT ? FOR NO KEY UPDATE SKIP LOCKED")
                .params(utc(now), limit)
                .query(NoticeTables::row)
                .list();
    }

    void asked(UUID id) {
        jdbc.sql("UPDATE notice SET mail_due_at = NULL WHERE id = ?").param(id).update();
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        Notice notice = new Notice(
                row.getObject("id", UUID.class),
                row.getString("dossier"),
                row.getString("kind"),
                List.of((String[]) row.getArray("arguments").getArray()),
                row.getString("link"),
                instant(row, "created_at").orElseThrow(),
                instant(row, "read_at"));
        return new Row(notice, row.getLong("recipient"), instant(row, "mailed_at"), row.getInt("mail_put_off"));
    }

    private static Optional<Instant> instant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }
}
