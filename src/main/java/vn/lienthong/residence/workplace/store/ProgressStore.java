package vn.lienthong.residence.workplace.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.dossier.DossierStatus;
import vn.lienthong.residence.workplace.CommentLine;
import vn.lienthong.residence.workplace.LineState;
import vn.lienthong.residence.workplace.Proposal;

/** How far lines have come: their dossiers, and what comes back about them. */
@Repository
public class ProgressStore {

    private final JdbcClient jdbc;

    public ProgressStore(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /** Lines whose dossier has not come to a status. */
    public List<CommentLine> behind(UUID list, DossierStatus status, int limit) {
        return jdbc.sql("SELECT * FROM residence_line WHERE list = ? AND dossier_step < ? AND state = 'WAITING'"
                        + " ORDER BY sort_key, id LIMIT ?")
                .params(list, status.portalStatus(), limit)
                .query(LineStore::line)
                .list();
    }

    public void dossier(UUID line, String dossier, DossierStatus status) {
        jdbc.sql("UPDATE residence_line SET dossier = ?, dossier_step = ? WHERE id = ?")
                .params(dossier, status.portalStatus(), line)
                .update();
    }

    /** Moves a line on; the caller holds the row and has seen that it is not further. */
    public void state(UUID line, LineState state) {
        jdbc.sql("UPDATE residence_line SET state = ? WHERE id = ?")
                .params(state.name(), line)
                .update();
    }

    /** A line that went is with its sender again; the caller holds the row. */
    public void returned(UUID line, String by, String reason, Instant at) {
        jdbc.sql(
                        "INSERT INTO residence_line_return (line, list, at) SELECT id, list, ? FROM residence_line WHERE id = ?")
                .params(Rows.at(at), line)
                .update();
        jdbc.sql(
                        """
                        UPDATE residence_line SET state = 'WAITING', delivery = NULL, part = NULL, sent_at = NULL, due_at = NULL,
                               overdue = FALSE, reminded_at = NULL, problem = 'RETURNED', returned_at = :at, returned_by = :by,
                               return_reason = :reason
                         WHERE id = :line
                        """)
                .param("at", Rows.at(at))
                .param("by", by)
                .param("reason", reason)
                .param("line", line)
                .update();
    }

    /** A line with its sender does not go, or not again; the caller holds the row. */
    public void givenUp(UUID line, String reason, Instant at) {
        jdbc.sql("UPDATE residence_line SET problem = 'GIVEN_UP', given_up_at = ?, give_up_reason = ? WHERE id = ?")
                .params(Rows.at(at), reason, line)
                .update();
    }

    /** Whether another line of the list came back by the same click. */
    public boolean returnedTogether(UUID list, UUID line, Instant at) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM residence_line WHERE list = ? AND id <> ? AND returned_at = ?)")
                .params(list, line, Rows.at(at))
                .query(Boolean.class)
                .single();
    }

    public void taken(UUID line, Instant at) {
        jdbc.sql("UPDATE residence_line SET taken_at = ? WHERE id = ?")
                .params(Rows.at(at), line)
                .update();
    }

    public void overdue(UUID line) {
        jdbc.sql("UPDATE residence_line SET overdue = TRUE WHERE id = ?")
                .param(line)
                .update();
    }

    /**
     * A comment as it came.
     *
     * @param by name of the organisation at the residence
     * @param scans of the paper it was written on
     * @param behalf name of the committee that wrote it for the organisation; empty when the organisation did
     */
    public record Comment(
            UUID document,
            String number,
            String by,
            boolean onPaper,
            List<UUID> scans,
            Optional<Proposal> proposal,
            Optional<String> behalf) {}

    public void received(UUID line, Comment comment, Instant at) {
        jdbc.sql(
                        """
                        UPDATE residence_line SET state = 'RECEIVED', comment_document = :document, comment_number = :number,
                               comment_by = :by, on_paper = :paper, comment_scans = :scans, proposal = :proposal, comment_behalf = :behalf,
                               received_at = :at
                         WHERE id = :line
                        """)
                .param("document", comment.document())
                .param("number", comment.number())
                .param("by", comment.by())
                .param("paper", comment.onPaper())
                .param("scans", comment.scans().toArray(UUID[]::new))
                .param("proposal", comment.proposal().map(Proposal::name).orElse(null))
                .param("behalf", comment.behalf().orElse(null))
                .param("at", Rows.at(at))
                .param("line", line)
                .update();
    }

    /** @param at null when it was taken back */
    public void reported(UUID line, Instant at) {
        jdbc.sql("UPDATE residence_line SET report_sent_at = :at WHERE id = :line")
                .param("at", Rows.at(at))
                .param("line", line)
                .update();
    }

    /** Members whose report is missing since long, once each. */
    public List<CommentLine> lockToRemind(Instant sentBefore, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM residence_line
                         WHERE report_wanted AND report_sent_at IS NULL AND reminded_at IS NULL
                           AND state IN ('SENT', 'TAKEN', 'STARTED') AND sent_at < ?
                         ORDER BY sent_at LIMIT ? FOR UPDATE SKIP LOCKED
                        """)
                .params(Rows.at(sentBefore), limit)
                .query(LineStore::line)
                .list();
    }

    /** Introductions that were taken note of, sent long ago, and still wait for a report. */
    public List<CommentLine> lockToEndWithoutReport(Instant sentBefore, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM residence_line
                         WHERE kind = 'INTRODUCE' AND report_wanted AND report_sent_at IS NULL AND taken_at IS NOT NULL
                           AND dossier_step < 9 AND state <> 'WAITING' AND sent_at < ?
                         ORDER BY sent_at LIMIT ? FOR UPDATE SKIP LOCKED
                        """)
                .params(Rows.at(sentBefore), limit)
                .query(LineStore::line)
                .list();
    }

    public void reminded(UUID line, Instant now) {
        jdbc.sql("UPDATE residence_line SET reminded_at = ? WHERE id = ?")
                .params(Rows.at(now), line)
                .update();
    }
}
