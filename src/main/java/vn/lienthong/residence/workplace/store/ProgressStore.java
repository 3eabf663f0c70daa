package vn.lienthong.residence.workplace.store;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.residence.workplace.CommentLine;
import vn.lienthong.residence.workplace.LineState;

/** How far lines have come: their dossiers, and what comes back about them. */
@Repository
public class ProgressStore {

    private final JdbcClient jdbc;

    public ProgressStore(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
    }

    /** Lines whose dossier has not come to a step. */
    public List<CommentLine> behind(UUID list, int step, int limit) {
        return jdbc.sql("SELECT * FROM residence_line WHERE list = ? AND dossier_step < ? AND state = 'WAITING'"
                        + " ORDER BY sort_key, id LIMIT ?")
                .params(list, step, limit)
                .query(LineStore::line)
                .list();
    }

    public void dossier(UUID line, String dossier, int step) {
        jdbc.sql("UPDATE residence_line SET dossier = ?, dossier_step = ? WHERE id = ?")
                .params(dossier, step, line)
                .update();
    }

    /** Moves a line on; the caller holds the row and has seen that it is not further. */
    public void state(UUID line, LineState state) {
        jdbc.sql("UPDATE residence_line SET state = ? WHERE id = ?")
                .params(state.name(), line)
                .update();
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

    public void received(UUID line, UUID document, String number, String by, boolean onPaper, Instant at) {
        jdbc.sql(
                        """
                        UPDATE residence_line SET state = 'RECEIVED', comment_document = ?, comment_number = ?, comment_by = ?,
                               on_paper = ?, received_at = ? WHERE id = ?
                        """)
                .params(document, number, by, onPaper, Rows.at(at), line)
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

    public void reminded(UUID line, Instant now) {
        jdbc.sql("UPDATE residence_line SET reminded_at = ? WHERE id = ?")
                .params(Rows.at(now), line)
                .update();
    }
}
