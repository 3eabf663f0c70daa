package vn.lienthong.residence.workplace.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.residence.workplace.ReportDraft;
import vn.lienthong.residence.workplace.UploadedFile;

/** The tables {@code residence_report}, {@code residence_report_file} and {@code residence_report_draft}. */
@Repository
public class ReportStore {

    private final JdbcClient jdbc;

    public ReportStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param sentAt empty while it is a draft
     * @param enteredBy who entered it from paper; empty when the member wrote it, or has changed it since
     */
    public record Written(
            String comment,
            Instant savedAt,
            Optional<Instant> sentAt,
            Optional<Instant> withdrawnAt,
            OptionalLong enteredBy) {}

    public Optional<Written> find(UUID line) {
        return jdbc.sql(
                        "SELECT comment, saved_at, sent_at, withdrawn_at, entered_by FROM residence_report WHERE line = ?")
                .param(line)
                .query((row, number) -> new Written(
                        row.getString("comment"),
                        Rows.instant(row, "saved_at").orElseThrow(),
                        Rows.instant(row, "sent_at"),
                        Rows.instant(row, "withdrawn_at"),
                        Rows.number(row, "entered_by")))
                .optional();
    }

    /** Keeps a member's draft; the caller holds the line and has seen that the report is not sent. */
    public void save(UUID line, String comment, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO residence_report (line, comment, state, saved_at) VALUES (:line, :comment, 'DRAFT', :now)
                        ON CONFLICT (line) DO UPDATE SET comment = :comment, saved_at = :now, entered_by = NULL
                        """)
                .param("line", line)
                .param("comment", comment)
                .param("now", Rows.at(now))
                .update();
    }

    /** Keeps what somebody entered from paper in the place of a draft and its files; the caller as of {@link #save}. */
    public void enter(UUID line, String comment, long person, Instant now) {
        save(line, comment, now);
        jdbc.sql("UPDATE residence_report SET entered_by = ? WHERE line = ?")
                .params(person, line)
                .update();
        jdbc.sql("DELETE FROM residence_report_file WHERE line = ?").param(line).update();
    }

    /** The member's own draft, without a word when there is none, to hang files on. */
    public void begin(UUID line, Instant now) {
        jdbc.sql("INSERT INTO residence_report (line, comment, state, saved_at) VALUES (?, '', 'DRAFT', ?)"
                        + " ON CONFLICT (line) DO UPDATE SET entered_by = NULL")
                .params(line, Rows.at(now))
                .update();
    }

    public void sent(UUID line, Instant now) {
        jdbc.sql("UPDATE residence_report SET state = 'SENT', sent_at = ? WHERE line = ?")
                .params(Rows.at(now), line)
                .update();
    }

    public void withdrawn(UUID line, Instant now) {
        jdbc.sql(
                        """
                        UPDATE residence_report
                           SET state = 'DRAFT', sent_at = NULL, withdrawn_at = ?, withdrawn_comment = comment,
                               withdrawn_sent_at = sent_at, withdrawn_entered_by = entered_by, withdrawn_files =
                                   (SELECT coalesce(jsonb_agg(f), '[]') FROM residence_report_file f
                                     WHERE f.line = residence_report.line)
                         WHERE line = ?
                        """)
                .params(Rows.at(now), line)
                .update();
    }

    /** What withdrawn reports stood again over, the newest first. */
    public List<ReportDraft> drafts(UUID line) {
        return jdbc.sql("SELECT id, comment, saved_at FROM residence_report_draft WHERE line = ? ORDER BY id DESC")
                .param(line)
                .query((row, number) -> new ReportDraft(
                        Rows.instant(row, "saved_at").orElseThrow(),
                        row.getString("comment"),
                        draftFiles(row.getLong("id"))))
                .list();
    }

    private List<UploadedFile> draftFiles(long draft) {
        return jdbc.sql(
                        """
                        SELECT f.* FROM residence_report_draft d, jsonb_populate_recordset(NULL::residence_report_file, d.files) f
                         WHERE d.id = ? ORDER BY f.added_at, f.document
                        """)
                .param(draft)
                .query(ReportStore::file)
                .list();
    }

    /**
     * Has what was withdrawn stand as sent again, in its own words and with its own files. What its member has written in its place
     * is kept, see {@link #drafts}.
     *
     * @param begun when the cell began; a withdrawal before that counts
     * @return when it had been sent; empty when nothing was withdrawn that late, or something was sent since
     */
    public Optional<Instant> restored(UUID line, Instant begun) {
        keepDraft(line, begun);
        Optional<Instant> sent = jdbc.sql(
                        """
                        UPDATE residence_report
                           SET state = 'SENT', sent_at = withdrawn_sent_at, comment = withdrawn_comment, withdrawn_at = NULL,
                               entered_by = withdrawn_entered_by
                         WHERE line = ? AND state = 'DRAFT' AND withdrawn_at >= ? AND withdrawn_sent_at IS NOT NULL
                        RETURNING sent_at
                        """)
                .params(line, Rows.at(begun))
                .query((row, number) -> Rows.instant(row, "sent_at").orElseThrow())
                .optional();
        sent.ifPresent(at -> restoreFiles(line));
        return sent;
    }

    /** Nothing is kept of a draft that is empty, or still says what was withdrawn. */
    private void keepDraft(UUID line, Instant begun) {
        jdbc.sql(
                        """
                        INSERT INTO residence_report_draft (line, saved_at, comment, files)
                        SELECT r.line, r.saved_at, r.comment, coalesce(f.rows, '[]')
                          FROM residence_report r,
                               LATERAL (SELECT jsonb_agg(f) AS rows, array_agg(f.document ORDER BY f.document) AS documents
                                          FROM residence_report_file f WHERE f.line = r.line) f,
                               LATERAL (SELECT array_agg(w.document ORDER BY w.document) AS documents
                                          FROM jsonb_populate_recordset(NULL::residence_report_file, r.withdrawn_files) w) w
                         WHERE r.line = ? AND r.state = 'DRAFT' AND r.withdrawn_at >= ? AND r.withdrawn_sent_at IS NOT NULL
                           AND (r.comment <> '' AND r.comment IS DISTINCT FROM r.withdrawn_comment
                                OR f.documents IS NOT NULL AND f.documents IS DISTINCT FROM w.documents)
                        """)
                .params(line, Rows.at(begun))
                .update();
    }

    private void restoreFiles(UUID line) {
        jdbc.sql("DELETE FROM residence_report_file WHERE line = ?").param(line).update();
        jdbc.sql(
                        """
                        INSERT INTO residence_report_file
                        SELECT f.* FROM residence_report r, jsonb_populate_recordset(NULL::residence_report_file, r.withdrawn_files) f
                         WHERE r.line = ?
                        """)
                .param(line)
                .update();
    }

    public List<UploadedFile> files(UUID line) {
        return jdbc.sql("SELECT document, name, content_type, size FROM residence_report_file WHERE line = ?"
                        + " ORDER BY added_at, document")
                .param(line)
                .query(ReportStore::file)
                .list();
    }

    /** What the reports of these lines say, by line. */
    public Map<UUID, String> comments(Collection<UUID> lines) {
        Map<UUID, String> comments = new HashMap<>();
        jdbc.sql("SELECT line, comment FROM residence_report WHERE line = ANY (?)")
                .param(lines.toArray(UUID[]::new))
                .query((row, number) -> comments.put(Rows.id(row, "line"), row.getString("comment")))
                .list();
        return comments;
    }

    /** As {@link #files(UUID)}, by line. */
    public Map<UUID, List<UploadedFile>> files(Collection<UUID> lines) {
        Map<UUID, List<UploadedFile>> files = new HashMap<>();
        jdbc.sql("SELECT line, document, name, content_type, size FROM residence_report_file WHERE line = ANY (?)"
                        + " ORDER BY added_at, document")
                .param(lines.toArray(UUID[]::new))
                .query((row, number) -> files.computeIfAbsent(Rows.id(row, "line"), line -> new ArrayList<>())
                        .add(file(row, number)))
                .list();
        return files;
    }

    private static UploadedFile file(ResultSet row, int number) throws SQLException {
        return new UploadedFile(
                Rows.id(row, "document"), row.getString("name"), row.getString("content_type"), row.getLong("size"));
    }

    public void add(UUID line, UploadedFile file, Instant now) {
        jdbc.sql("INSERT INTO residence_report_file (document, line, name, content_type, size, added_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?)")
                .params(file.document(), line, file.name(), file.contentType(), file.size(), Rows.at(now))
                .update();
    }

    /** The document stays where all documents stay; it is no part of the report any more. */
    public boolean remove(UUID line, UUID document) {
        return jdbc.sql("DELETE FROM residence_report_file WHERE line = ? AND document = ?")
                        .params(line, document)
                        .update()
                == 1;
    }
}
