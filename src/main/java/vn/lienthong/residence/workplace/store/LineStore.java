package vn.lienthong.residence.workplace.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.organisation.SearchText;
import vn.lienthong.residence.workplace.CommentLine;
import vn.lienthong.residence.workplace.LineChoice;
import vn.lienthong.residence.workplace.LineFilter;
import vn.lienthong.residence.workplace.LineKind;
import vn.lienthong.residence.workplace.LineMark;
import vn.lienthong.residence.workplace.LineProblem;
import vn.lienthong.residence.workplace.LineState;
import vn.lienthong.residence.workplace.NewLine;
import vn.lienthong.residence.workplace.Proposal;

/**
 * The table {@code residence_line}: finding lines, and what people do to them. What changes many lines is one statement, so that it takes no longer for 5,000 than for one.
 *
 * <p>{@code barred} are pairs {@code <group> <KIND>} of what may not be asked.
 */
@Repository
public class LineStore {

    private static final int BATCH = 500;

    private static final String CHOSEN = " list = :list AND (:all OR id = ANY (:ids)) AND search_text LIKE ALL (:words)"
            + " AND (:kind::text IS NULL OR kind = :kind) AND ";

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    public LineStore(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
        this.batches = jdbc;
    }

    /** Adds members; whoever is on the list already stays as the line is. */
    public void add(UUID list, Collection<NewLine> lines) {
        batches.batchUpdate(
                """
                INSERT INTO residence_line (id, list, person, personal_id, full_name, card_number, file_number, search_text,
                                            sort_key, cell, residence, address, kind, report_wanted, exempt_group, state)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'WAITING')
                ON CONFLICT (list, person) DO NOTHING""",
                lines,
                BATCH,
                (statement, line) -> {
                    statement.setObject(1, line.id());
                    statement.setObject(2, list);
                    statement.setLong(3, line.person());
                    statement.setString(4, line.personalId());
                    statement.setString(5, line.fullName());
                    statement.setString(6, line.cardNumber());
                    statement.setString(7, line.fileNumber());
                    statement.setString(8, line.searchText());
                    statement.setString(9, line.sortKey());
                    statement.setString(10, line.cell());
                    statement.setString(11, line.residence());
                    statement.setString(12, line.address());
                    statement.setString(13, line.kind().name());
                    statement.setBoolean(14, line.reportWanted());
                    statement.setString(15, line.exemptGroup());
                });
    }

    /** What a file says of members that are on the list already. */
    public void overwrite(UUID list, Collection<NewLine> lines) {
        batches.batchUpdate(
                """
                UPDATE residence_line SET residence = ?, kind = ?, report_wanted = ?, exempt_group = ?
                 WHERE list = ? AND person = ? AND state = 'WAITING' AND delivery IS NULL""",
                lines,
                BATCH,
                (statement, line) -> {
                    statement.setString(1, line.residence());
                    statement.setString(2, line.kind().name());
                    statement.setBoolean(3, line.reportWanted());
                    statement.setString(4, line.exemptGroup());
                    statement.setObject(5, list);
                    statement.setLong(6, line.person());
                });
    }

    public int count(UUID list) {
        return jdbc.sql("SELECT count(*) FROM residence_line WHERE list = ?")
                .param(list)
                .query(Integer.class)
                .single();
    }

    public int count(UUID list, LineFilter filter, Set<String> barred, Instant now) {
        return chosen(list, LineChoice.all(filter), barred, now);
    }

    /** How many lines a choice is about. */
    public int chosen(UUID list, LineChoice choice, Set<String> barred, Instant now) {
        return chosen("SELECT count(*) FROM residence_line WHERE", list, choice, barred, now)
                .query(Integer.class)
                .single();
    }

    /** In the order of the names. */
    public List<CommentLine> page(
            UUID list, LineFilter filter, Set<String> barred, Instant now, int offset, int limit) {
        return chosen(
                        "SELECT * FROM residence_line WHERE",
                        " ORDER BY sort_key, id OFFSET :offset LIMIT :limit",
                        list,
                        LineChoice.all(filter),
                        barred,
                        now)
                .param("offset", offset)
                .param("limit", limit)
                .query(LineStore::line)
                .list();
    }

    /** The chosen ones in the order of the names, from after a place on: for files of any length. */
    public List<CommentLine> after(
            UUID list, LineChoice choice, Set<String> barred, Instant now, Optional<CommentLine> last, int limit) {
        JdbcClient.StatementSpec statement = chosen(
                "SELECT * FROM residence_line WHERE",
                (last.isPresent()
                                ? " AND (sort_key, id) > ((SELECT sort_key FROM residence_line WHERE id = :last), :last)"
                                : "")
                        + " ORDER BY sort_key, id LIMIT :limit",
                list,
                choice,
                barred,
                now);
        if (last.isPresent()) {
            statement = statement.param("last", last.get().id());
        }
        return statement.param("limit", limit).query(LineStore::line).list();
    }

    public int remove(UUID list, LineChoice choice, Set<String> barred, Instant now) {
        return chosen("DELETE FROM residence_line WHERE", list, choice, barred, now)
                .update();
    }

    /** Says anew what is asked, but for those whose group it may not be asked about. @return how many lines have it now */
    public int kind(UUID list, LineChoice choice, LineKind kind, Set<String> barred, Instant now) {
        return chosen(
                        "UPDATE residence_line SET kind = :wanted WHERE",
                        " AND (exempt_group IS NULL OR NOT (exempt_group || ' ' || :wanted) = ANY (:barred))",
                        list,
                        choice,
                        barred,
                        now)
                .param("wanted", kind.name())
                .update();
    }

    public int report(UUID list, LineChoice choice, boolean wanted, Set<String> barred, Instant now) {
        return chosen("UPDATE residence_line SET report_wanted = :wanted WHERE", list, choice, barred, now)
                .param("wanted", wanted)
                .update();
    }

    /** How many of the chosen lines ask what may not be asked about a group, whether they are of it or not. */
    public int asking(UUID list, LineChoice choice, String group, Set<String> barred, Instant now) {
        return chosen(
                        "SELECT count(*) FROM residence_line WHERE",
                        " AND (:group::text || ' ' || kind) = ANY (:barred)",
                        list,
                        choice,
                        barred,
                        now)
                .param("group", group)
                .query(Integer.class)
                .single();
    }

    /**
     * Says of which exempt group members are. Where their kind may not be asked any more, it becomes the other one.
     *
     * @param group null for none
     * @param otherwise what may be asked about the group instead; null when nothing may: the lines are barred then
     */
    public int exempt(UUID list, LineChoice choice, String group, LineKind otherwise, Set<String> barred, Instant now) {
        return chosen(
                        """
                        UPDATE residence_line SET exempt_group = :group,
                               kind = CASE WHEN :otherwise::text IS NOT NULL AND (:group::text || ' ' || kind) = ANY (:barred)
                                           THEN :otherwise ELSE kind END
                         WHERE""",
                        list,
                        choice,
                        barred,
                        now)
                .param("group", group)
                .param("otherwise", otherwise == null ? null : otherwise.name())
                .update();
    }

    /**
     * Says where members live. Lines that are on their way, or gone, stay as they are.
     *
     * @param all also of lines that could be sent as they are
     */
    public int residence(UUID list, LineChoice choice, String residence, Set<String> barred, Instant now, boolean all) {
        return chosen(
                        "UPDATE residence_line SET residence = :residence, problem = NULL WHERE",
                        " AND state = 'WAITING' AND delivery IS NULL AND given_up_at IS NULL"
                                + (all ? "" : " AND (problem IS NOT NULL OR returned_at IS NOT NULL)"),
                        list,
                        choice,
                        barred,
                        now)
                .param("residence", residence)
                .update();
    }

    /** What may be wrong with a line beside its residence. Nulls for what is not known. */
    public record Correction(
            String fullName, String cardNumber, String searchText, String sortKey, String address, LineKind kind) {}

    /** Corrects a line that came back, which may go again then; the caller holds the row. */
    public void correct(UUID line, Correction correction) {
        jdbc.sql(
                        """
                        UPDATE residence_line SET full_name = :name, card_number = :card, search_text = :search, sort_key = :key,
                               address = :address, kind = :kind, corrected = true, problem = NULL
                         WHERE id = :line
                        """)
                .param("name", correction.fullName())
                .param("card", correction.cardNumber())
                .param("search", correction.searchText())
                .param("key", correction.sortKey())
                .param("address", correction.address())
                .param("kind", correction.kind().name())
                .param("line", line)
                .update();
    }

    /**
     * A member whose comment was asked for on another list of the same year.
     *
     * @param organisation code of that list's
     * @param madeAt when that list was made
     */
    public record AskedElsewhere(String fullName, String organisation, Instant madeAt) {}

    /** Members of a list about whom another of the same year has asked, by name; without those given up there. */
    public List<AskedElsewhere> askedElsewhere(UUID list, int limit) {
        return jdbc.sql(
                        """
                        SELECT mine.full_name, other.organisation, other.created_at
                          FROM residence_list this
                          JOIN residence_line mine ON mine.list = this.id AND mine.kind <> 'INTRODUCE'
                          JOIN residence_line theirs ON theirs.person = mine.person AND theirs.list <> this.id
                           AND theirs.kind <> 'INTRODUCE' AND theirs.given_up_at IS NULL
                           AND (theirs.state <> 'WAITING' OR theirs.returned_at IS NOT NULL)
                          JOIN residence_list other ON other.id = theirs.list AND other.year = this.year
                         WHERE this.id = ? ORDER BY mine.sort_key, other.created_at LIMIT ?
                        """)
                .params(list, limit)
                .query((row, number) -> new AskedElsewhere(
                        row.getString("full_name"),
                        row.getString("organisation"),
                        Rows.instant(row, "created_at").orElseThrow()))
                .list();
    }

    /** Says that lines that came back may go again as they are. @return how many */
    public int confirm(UUID list, LineChoice choice, Set<String> barred, Instant now) {
        return chosen(
                        "UPDATE residence_line SET problem = NULL WHERE",
                        " AND problem = 'RETURNED'",
                        list,
                        choice,
                        barred,
                        now)
                .update();
    }

    public Optional<CommentLine> find(UUID id) {
        return jdbc.sql("SELECT * FROM residence_line WHERE id = ?")
                .param(id)
                .query(LineStore::line)
                .optional();
    }

    public Optional<CommentLine> lock(UUID id) {
        return jdbc.sql("SELECT * FROM residence_line WHERE id = ? FOR UPDATE")
                .param(id)
                .query(LineStore::line)
                .optional();
    }

    /** The lines about a member that ever went to the residence, the newest first. */
    public List<CommentLine> sentOf(long person, int limit) {
        return jdbc.sql(
                        "SELECT * FROM residence_line WHERE person = ? AND (state <> 'WAITING' OR returned_at IS NOT NULL)"
                                + " ORDER BY coalesce(sent_at, returned_at) DESC, id LIMIT ?")
                .params(person, limit)
                .query(LineStore::line)
                .list();
    }

    /** Persons of the list among these. */
    public List<Long> listed(UUID list, Collection<Long> people) {
        return jdbc.sql("SELECT person FROM residence_line WHERE list = ? AND person = ANY (?)")
                .params(list, people.toArray(Long[]::new))
                .query(Long.class)
                .list();
    }

    /**
     * Writes down that members were told what came about them.
     *
     * @param notice whether each of them is to get a notice of it, see {@link #takeAnnounced}
     * @return of how many that was not written down before
     */
    public int announce(UUID list, LineChoice choice, boolean notice, Instant now) {
        return chosen(
                        "UPDATE residence_line SET announced_at = :now, announcement_due = :notice WHERE",
                        " AND state = 'RECEIVED' AND announced_at IS NULL",
                        list,
                        choice,
                        Set.of(),
                        now)
                .param("notice", notice)
                .update();
    }

    /** Takes some lines off whose members are to get a notice; what remains is told by fewer than asked for. */
    public List<CommentLine> takeAnnounced(UUID list, int limit) {
        return jdbc.sql(
                        """
                        UPDATE residence_line SET announcement_due = FALSE WHERE id IN (
                            SELECT id FROM residence_line WHERE list = ? AND announcement_due ORDER BY id LIMIT ?)
                        RETURNING *
                        """)
                .params(list, limit)
                .query(LineStore::line)
                .list();
    }

    private JdbcClient.StatementSpec chosen(
            String head, UUID list, LineChoice choice, Set<String> barred, Instant now) {
        return chosen(head, "", list, choice, barred, now);
    }

    private JdbcClient.StatementSpec chosen(
            String head, String tail, UUID list, LineChoice choice, Set<String> barred, Instant now) {
        LineFilter filter = choice.filter();
        String mark = filter.mark().map(LineStore::condition).orElse("TRUE");
        JdbcClient.StatementSpec statement = jdbc.sql(head + CHOSEN + mark + tail)
                .param("list", list)
                .param("all", choice.all())
                .param("ids", choice.ids().toArray(UUID[]::new))
                .param("words", SearchText.patterns(filter.text()).toArray(String[]::new))
                .param("kind", filter.kind().map(LineKind::name).orElse(null))
                .param("barred", barred.toArray(String[]::new));
        return statement.param("now", Rows.at(now));
    }

    private static String condition(LineMark mark) {
        return switch (mark) {
            case NO_RESIDENCE -> "residence = ''";
            case EXEMPT -> "exempt_group IS NOT NULL";
            case BLOCKED -> "(exempt_group || ' ' || kind) = ANY (:barred)";
            case REPORT_WANTED -> "report_wanted";
            case NOT_SENT -> "state = 'WAITING' AND given_up_at IS NULL";
            case PROBLEM -> "problem NOT IN ('RETURNED', 'GIVEN_UP')";
            case RETURNED -> "problem = 'RETURNED'";
            case GIVEN_UP -> "given_up_at IS NOT NULL";
            case REPORT_MISSING -> "report_wanted AND report_sent_at IS NULL AND state <> 'WAITING'";
            case REPORTED -> "report_sent_at IS NOT NULL";
            case NOT_RECEIVED -> "kind <> 'INTRODUCE' AND state NOT IN ('WAITING', 'RECEIVED')";
            case RECEIVED -> "state = 'RECEIVED'";
            case OVERDUE ->
                """
                state <> 'WAITING' AND CASE WHEN kind = 'INTRODUCE' THEN taken_at IS NULL ELSE state <> 'RECEIVED' END
                   AND (overdue OR due_at < :now)""";
        };
    }

    static CommentLine line(ResultSet row, int number) throws SQLException {
        return new CommentLine(
                Rows.id(row, "id"),
                Rows.id(row, "list"),
                row.getLong("person"),
                row.getString("personal_id"),
                row.getString("full_name"),
                Rows.text(row, "card_number"),
                Rows.text(row, "file_number"),
                row.getString("cell"),
                row.getString("residence"),
                Rows.text(row, "address"),
                LineKind.valueOf(row.getString("kind")),
                row.getBoolean("report_wanted"),
                Rows.text(row, "exempt_group"),
                LineState.valueOf(row.getString("state")),
                Rows.text(row, "problem").map(LineProblem::valueOf),
                Rows.text(row, "dossier"),
                Rows.status(row, "dossier_step"),
                Rows.instant(row, "sent_at"),
                Rows.instant(row, "due_at"),
                Rows.instant(row, "taken_at"),
                row.getBoolean("overdue"),
                Rows.instant(row, "report_sent_at"),
                Rows.uuid(row, "comment_document"),
                Rows.text(row, "comment_number"),
                Rows.text(row, "comment_by"),
                row.getBoolean("on_paper"),
                List.of((UUID[]) row.getArray("comment_scans").getArray()),
                Rows.text(row, "proposal").map(Proposal::valueOf),
                Rows.text(row, "comment_behalf"),
                Rows.instant(row, "received_at"),
                Rows.instant(row, "announced_at"),
                Rows.uuid(row, "delivery"),
                Rows.instant(row, "returned_at"),
                Rows.text(row, "returned_by"),
                Rows.text(row, "return_reason"),
                Rows.text(row, "give_up_reason"));
    }
}
