package vn.lienthong.residence.workplace.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.dossier.Channel;
import vn.lienthong.humantask.LostStep;
import vn.lienthong.organisation.SearchText;
import vn.lienthong.residence.workplace.CommentList;
import vn.lienthong.residence.workplace.ListCounts;
import vn.lienthong.residence.workplace.ListPurpose;
import vn.lienthong.residence.workplace.ListState;

/** The tables {@code residence_list}, {@code residence_submission} and {@code residence_refused_dossier}. */
@Repository
public class ListStore {

    /** The lists of a {@link Query}. */
    private static final String FITTING =
            """
             WHERE (organisation = ANY (:organisations) OR id = ANY (:these)) AND state = ANY (:states)
               AND search_text LIKE ALL (:words) AND (NOT :handedIn OR submission > 0)
            """;

    /** Members are told some hundreds a second. */
    private static final Duration TOLD_WITHIN = Duration.ofMinutes(5);

    private final JdbcClient jdbc;

    public ListStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Where a page of lists ends, the newest standing first. */
    public record Key(Instant createdAt, UUID id) {}

    /**
     * Which lists.
     *
     * @param organisations codes of those that made them
     * @param orThese found whoever made them, for example those of tasks that were escalated
     * @param handedIn only those that were handed in at least once
     * @param text words of what the list screens show; blank for all
     */
    public record Query(
            Collection<String> organisations,
            Collection<UUID> orThese,
            Collection<ListState> states,
            boolean handedIn,
            String text) {}

    public void insert(CommentList list, String searchText) {
        jdbc.sql(
                        """
                        INSERT INTO residence_list (id, conversation, organisation, year, purpose, channel, state, version, submission,
                                                    created_by, created_at, search_text)
                        VALUES (:id, :conversation, :organisation, :year, :purpose, :channel, :state, :version, 0, :by, :at, :search)
                        """)
                .param("id", list.id())
                .param("conversation", list.conversation())
                .param("organisation", list.organisation())
                .param("year", list.year())
                .param("purpose", list.purpose().name())
                .param("channel", list.channel().name())
                .param("state", list.state().name())
                .param("version", list.version())
                .param("by", list.createdBy())
                .param("at", Rows.at(list.createdAt()))
                .param("search", SearchText.of(searchText))
                .update();
    }

    public Optional<CommentList> find(UUID id) {
        return jdbc.sql("SELECT * FROM residence_list WHERE id = ?")
                .param(id)
                .query(ListStore::list)
                .optional();
    }

    /** Holds the row to the end of the transaction: whoever changes a list, or lines that are not sent, has it. */
    public Optional<CommentList> lock(UUID id) {
        return jdbc.sql("SELECT * FROM residence_list WHERE id = ? FOR UPDATE")
                .param(id)
                .query(ListStore::list)
                .optional();
    }

    /** The newest first. */
    public List<CommentList> list(Query query, Optional<Key> after, int limit) {
        return jdbc.sql(
                        "SELECT * FROM residence_list"
                                + FITTING
                                + """
                           AND (:at::timestamptz IS NULL OR (created_at, id) < (:at, :id))
                         ORDER BY created_at DESC, id DESC LIMIT :limit
                        """)
                .params(values(query))
                .param("at", after.map(key -> Rows.at(key.createdAt())).orElse(null))
                .param("id", after.map(Key::id).orElse(null))
                .param("limit", limit)
                .query(ListStore::list)
                .list();
    }

    public int count(Query query) {
        return jdbc.sql("SELECT count(*) FROM residence_list" + FITTING)
                .params(values(query))
                .query(Integer.class)
                .single();
    }

    private static Map<String, Object> values(Query query) {
        Map<String, Object> values = new HashMap<>();
        values.put("organisations", query.organisations().toArray(String[]::new));
        values.put("these", query.orThese().toArray(UUID[]::new));
        values.put("states", query.states().stream().map(ListState::name).toArray(String[]::new));
        values.put("words", SearchText.patterns(query.text()).toArray(String[]::new));
        values.put("handedIn", query.handedIn());
        return values;
    }

    /** A person has changed something of it. */
    public void touch(UUID id) {
        jdbc.sql("UPDATE residence_list SET version = version + 1 WHERE id = ?")
                .param(id)
                .update();
    }

    /** Writes down the list as it is, and that it waits for its approval; the caller holds the row. */
    public void submit(UUID id, long person, Instant now) {
        jdbc.sql(
                        """
                        UPDATE residence_list SET state = 'SUBMITTED', version = version + 1, submission = submission + 1,
                               submitted_by = :by, submitted_at = :at, decided_by = NULL, decided_at = NULL, refusal = NULL
                         WHERE id = :id
                        """)
                .param("id", id)
                .param("by", person)
                .param("at", Rows.at(now))
                .update();
        jdbc.sql(
                        """
                        INSERT INTO residence_submission (list, submission, submitted_by, submitted_at)
                        SELECT id, submission, submitted_by, submitted_at FROM residence_list WHERE id = ?
                        """)
                .param(id)
                .update();
        jdbc.sql(
                        """
                        INSERT INTO residence_submitted_line (list, submission, person, full_name, sort_key, cell, residence, kind,
                                                              report_wanted, exempt_group)
                        SELECT l.list, s.submission, l.person, l.full_name, l.sort_key, l.cell, l.residence, l.kind,
                               l.report_wanted, l.exempt_group
                          FROM residence_line l JOIN residence_list s ON s.id = l.list WHERE s.id = ?
                        """)
                .param(id)
                .update();
    }

    /** @param reason of a refusal; empty when it was approved */
    public void decided(CommentList list, long person, String personName, Instant at, Optional<String> reason) {
        jdbc.sql(
                        """
                        UPDATE residence_list SET state = :state, version = version + 1, decided_by = :by, decided_at = :at,
                               refusal = :reason, search_text = search_text || ' ' || :name
                         WHERE id = :id
                        """)
                .param("id", list.id())
                .param("state", reason.isPresent() ? "DRAFT" : "APPROVED")
                .param("by", person)
                .param("at", Rows.at(at))
                .param("reason", reason.orElse(null))
                .param("name", SearchText.of(personName))
                .update();
        jdbc.sql(
                        """
                        UPDATE residence_submission SET decided_by = :by, decided_at = :at, approved = :approved, reason = :reason
                         WHERE list = :list AND submission = :submission
                        """)
                .param("list", list.id())
                .param("submission", list.submission())
                .param("by", person)
                .param("at", Rows.at(at))
                .param("approved", reason.isEmpty())
                .param("reason", reason.orElse(null))
                .update();
    }

    public void sending(UUID id, long person, Instant now) {
        jdbc.sql(
                        """
                        UPDATE residence_list SET state = 'SENDING', version = version + 1, sent_by = :by, sent_at = :at,
                               overdue_told_at = NULL
                         WHERE id = :id
                        """)
                .param("id", id)
                .param("by", person)
                .param("at", Rows.at(now))
                .update();
    }

    public void sent(UUID id) {
        jdbc.sql("UPDATE residence_list SET state = 'SENT' WHERE id = ?")
                .param(id)
                .update();
    }

    /**
     * Lists that stand where a message should have taken them on, oldest first, locked for this transaction, without those another
     * node is busy with.
     */
    public List<CommentList> lockStanding(LostStep lost, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM residence_list
                         WHERE state IN ('SUBMITTED', 'SENDING')
                           AND CASE state WHEN 'SENDING' THEN sent_at ELSE submitted_at END < :clicked
                           AND (step_checked_at IS NULL
                                OR step_checked_at <= greatest(:checked, CASE state WHEN 'SENDING' THEN sent_at ELSE submitted_at END))
                         ORDER BY created_at, id LIMIT :limit FOR UPDATE SKIP LOCKED
                        """)
                .param("clicked", Rows.at(lost.clickedBefore()))
                .param("checked", Rows.at(lost.checkedBefore()))
                .param("limit", limit)
                .query(ListStore::list)
                .list();
    }

    /** As {@link #lockStanding}: lists with members who were to get a notice of what was announced. */
    public List<CommentList> lockUntold(LostStep lost, int limit) {
        return jdbc.sql(
                        """
                        SELECT l.* FROM residence_list l
                          JOIN (SELECT list, max(announced_at) AS at FROM residence_line WHERE announcement_due GROUP BY list) due
                            ON due.list = l.id
                         WHERE due.at < :clicked
                           AND (l.announcement_checked_at IS NULL OR l.announcement_checked_at <= greatest(:checked, due.at))
                         ORDER BY l.created_at, l.id LIMIT :limit FOR UPDATE OF l SKIP LOCKED
                        """)
                .param("clicked", Rows.at(lost.clickedBefore()))
                .param("checked", Rows.at(lost.checkedBefore()))
                .param("limit", limit)
                .query(ListStore::list)
                .list();
    }

    /** Notes that it was looked whether the message of its step was lost. */
    public void stepChecked(UUID id, Instant now) {
        jdbc.sql("UPDATE residence_list SET step_checked_at = ? WHERE id = ?")
                .params(Rows.at(now), id)
                .update();
    }

    /** Notes that it was looked whether the message that has its members told was lost. */
    public void announcementChecked(UUID id, Instant now) {
        jdbc.sql("UPDATE residence_list SET announcement_checked_at = ? WHERE id = ?")
                .params(Rows.at(now), id)
                .update();
    }

    /** Notes that its sender is told of late comments. @return whether nobody was before */
    public boolean overdueTold(UUID id, Instant now) {
        return jdbc.sql("UPDATE residence_list SET overdue_told_at = ? WHERE id = ? AND overdue_told_at IS NULL")
                        .params(Rows.at(now), id)
                        .update()
                == 1;
    }

    /**
     * Lists for the review of a year whose senders were not told that it has opened: those sent before it did, and of those sent
     * since, the ones something has come back of that is to be told to members.
     */
    public List<CommentList> lockToTellReview(int year, Instant opened, int limit) {
        return jdbc.sql(
                        """
                        SELECT * FROM residence_list AS list
                         WHERE year = ? AND purpose = 'YEARLY' AND state IN ('SENDING', 'SENT') AND review_told_at IS NULL
                           AND (sent_at < ? OR EXISTS (
                                SELECT FROM residence_line WHERE residence_line.list = list.id AND state = 'RECEIVED'
                                   AND announced_at IS NULL))
                         ORDER BY created_at, id LIMIT ? FOR UPDATE OF list SKIP LOCKED
                        """)
                .params(year, Rows.at(opened), limit)
                .query(ListStore::list)
                .list();
    }

    public void reviewTold(UUID id, Instant now) {
        jdbc.sql("UPDATE residence_list SET review_told_at = ? WHERE id = ?")
                .params(Rows.at(now), id)
                .update();
    }

    /** Before the paper is made, so that a paper that fails keeps its number. */
    public void number(UUID id, String number, String code) {
        jdbc.sql("UPDATE residence_list SET paper_number = ?, paper_code = ? WHERE id = ?")
                .params(number, code, id)
                .update();
    }

    public void signed(UUID id, UUID document, long person) {
        jdbc.sql("UPDATE residence_list SET signed_document = ?, signed_by = ? WHERE id = ?")
                .params(document, person, id)
                .update();
    }

    /** One time a list was submitted, with what was said to it. */
    public record Submission(
            int submission,
            long submittedBy,
            Instant submittedAt,
            Optional<Long> decidedBy,
            Optional<Instant> decidedAt,
            Optional<Boolean> approved,
            Optional<String> reason,
            int lines) {}

    /** In order of time. */
    public List<Submission> submissions(UUID list) {
        return jdbc.sql(
                        """
                        SELECT s.*, (SELECT count(*) FROM residence_submitted_line l
                                      WHERE l.list = s.list AND l.submission = s.submission) AS lines
                          FROM residence_submission s WHERE s.list = ? ORDER BY s.submission
                        """)
                .param(list)
                .query((row, number) -> new Submission(
                        row.getInt("submission"),
                        row.getLong("submitted_by"),
                        Rows.instant(row, "submitted_at").orElseThrow(),
                        Optional.ofNullable(row.getObject("decided_by", Long.class)),
                        Rows.instant(row, "decided_at"),
                        Optional.ofNullable(row.getObject("approved", Boolean.class)),
                        Rows.text(row, "reason"),
                        row.getInt("lines")))
                .list();
    }

    /** Puts aside the dossiers of a refused list, to be closed; its lines get new ones when it is submitted again. */
    public void refuseDossiers(UUID list, String reason) {
        jdbc.sql(
                        """
                        INSERT INTO residence_refused_dossier (dossier, list, reason)
                        SELECT dossier, list, :reason FROM residence_line WHERE list = :list AND dossier IS NOT NULL
                        """)
                .param("list", list)
                .param("reason", reason)
                .update();
        jdbc.sql("UPDATE residence_line SET dossier = NULL, dossier_step = 0 WHERE list = ? AND dossier IS NOT NULL")
                .param(list)
                .update();
    }

    public record RefusedDossier(String dossier, String reason) {}

    /** Takes some refused dossiers off; what remains is told by fewer than asked for. */
    public List<RefusedDossier> takeRefusedDossiers(UUID list, int limit) {
        return jdbc.sql(
                        """
                        DELETE FROM residence_refused_dossier WHERE dossier IN (
                            SELECT dossier FROM residence_refused_dossier WHERE list = ? ORDER BY dossier LIMIT ?)
                        RETURNING dossier, reason
                        """)
                .params(list, limit)
                .query((row, number) -> new RefusedDossier(row.getString("dossier"), row.getString("reason")))
                .list();
    }

    /** How the lines of these lists stand; lists without lines are left out. */
    public Map<UUID, ListCounts> counts(Collection<UUID> lists, Instant now) {
        Map<UUID, ListCounts> counts = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT list, count(*) AS lines,
                               count(*) FILTER (WHERE state <> 'WAITING') AS sent,
                               count(*) FILTER (WHERE problem NOT IN ('RETURNED', 'GIVEN_UP')) AS problems,
                               count(*) FILTER (WHERE problem = 'RETURNED') AS returned,
                               count(given_up_at) AS given_up,
                               count(*) FILTER (WHERE report_wanted AND given_up_at IS NULL) AS reports_wanted,
                               count(report_sent_at) AS reported,
                               count(*) FILTER (WHERE kind <> 'INTRODUCE' AND given_up_at IS NULL) AS comments_wanted,
                               count(*) FILTER (WHERE state IN ('SUBMITTED', 'APPROVED', 'RECEIVED')) AS commented,
                               count(*) FILTER (WHERE state IN ('APPROVED', 'RECEIVED')) AS approved,
                               count(*) FILTER (WHERE state = 'RECEIVED') AS received,
                               count(*) FILTER (WHERE state <> 'WAITING'
                                                  AND CASE WHEN kind = 'INTRODUCE' THEN taken_at IS NULL ELSE state <> 'RECEIVED' END
                                                  AND (overdue OR due_at < :now)) AS overdue,
                               count(*) FILTER (WHERE announcement_due) AS untold,
                               coalesce(max(announced_at) FILTER (WHERE announcement_due) < :soon, FALSE) AS telling_waits
                          FROM residence_line WHERE list = ANY (:lists) GROUP BY list
                        """)
                .param("lists", lists.toArray(UUID[]::new))
                .param("now", Rows.at(now))
                .param("soon", Rows.at(now.minus(TOLD_WITHIN)))
                .query((row, number) -> counts.put(
                        Rows.id(row, "list"),
                        new ListCounts(
                                row.getInt("lines"),
                                row.getInt("sent"),
                                row.getInt("problems"),
                                row.getInt("returned"),
                                row.getInt("given_up"),
                                row.getInt("reports_wanted"),
                                row.getInt("reported"),
                                row.getInt("comments_wanted"),
                                row.getInt("commented"),
                                row.getInt("approved"),
                                row.getInt("received"),
                                row.getInt("overdue"),
                                row.getInt("untold"),
                                row.getBoolean("telling_waits"))))
                .list();
        return counts;
    }

    private static CommentList list(ResultSet row, int number) throws SQLException {
        return new CommentList(
                Rows.id(row, "id"),
                row.getString("conversation"),
                row.getString("organisation"),
                row.getInt("year"),
                ListPurpose.valueOf(row.getString("purpose")),
                Channel.valueOf(row.getString("channel")),
                ListState.valueOf(row.getString("state")),
                row.getInt("version"),
                row.getInt("submission"),
                row.getLong("created_by"),
                Rows.instant(row, "created_at").orElseThrow(),
                Rows.number(row, "submitted_by"),
                Rows.instant(row, "submitted_at"),
                Rows.number(row, "decided_by"),
                Rows.instant(row, "decided_at"),
                Rows.text(row, "refusal"),
                Rows.number(row, "sent_by"),
                Rows.instant(row, "sent_at"),
                Rows.text(row, "paper_number"),
                Rows.text(row, "paper_code"),
                Rows.uuid(row, "signed_document"),
                Rows.number(row, "signed_by"));
    }
}
