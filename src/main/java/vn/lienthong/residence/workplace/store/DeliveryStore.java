package vn.lienthong.residence.workplace.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.residence.workplace.CommentLine;
import vn.lienthong.residence.workplace.LineProblem;

/** The table {@code residence_delivery}, and the lines on their way. */
@Repository
public class DeliveryStore {

    private static final int BATCH = 500;

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    public DeliveryStore(JdbcTemplate jdbc) {
        this.jdbc = JdbcClient.create(jdbc);
        this.batches = jdbc;
    }

    /** Forgets why lines could not be sent last time; what came back waits for a word of its own. */
    public void forgetProblems(UUID list) {
        jdbc.sql("UPDATE residence_line SET problem = NULL WHERE list = ? AND problem NOT IN ('RETURNED', 'GIVEN_UP')")
                .param(list)
                .update();
    }

    /** Where lines are for that are neither on their way nor known to be unfit. */
    public List<String> residencesToPlan(UUID list) {
        return jdbc.sql("SELECT DISTINCT residence FROM residence_line WHERE list = ? AND state = 'WAITING'"
                        + " AND delivery IS NULL AND problem IS NULL")
                .param(list)
                .query(String.class)
                .list();
    }

    /** Marks what cannot be sent. */
    public void problems(UUID list, Map<String, LineProblem> byResidence) {
        batches.batchUpdate(
                "UPDATE residence_line SET problem = ? WHERE list = ? AND residence = ? AND state = 'WAITING'"
                        + " AND delivery IS NULL AND problem IS NULL",
                byResidence.entrySet(),
                BATCH,
                (statement, entry) -> {
                    statement.setString(1, entry.getValue().name());
                    statement.setObject(2, list);
                    statement.setString(3, entry.getKey());
                });
    }

    /** One delivery for each organisation that lines wait for, in parts of so many. */
    public void plan(UUID list, int linesOfPart, Instant now) {
        jdbc.sql(
                        """
                        WITH waiting AS (
                            SELECT id, residence, row_number() OVER (PARTITION BY residence ORDER BY sort_key, id) - 1 AS place
                              FROM residence_line
                             WHERE list = :list AND state = 'WAITING' AND delivery IS NULL AND problem IS NULL),
                        planned AS (
                            INSERT INTO residence_delivery (id, list, organisation, parts, created_at)
                            SELECT gen_random_uuid(), :list, residence, max(place) / :size + 1, :now FROM waiting GROUP BY residence
                            RETURNING id, organisation)
                        UPDATE residence_line AS line SET delivery = planned.id, part = waiting.place / :size + 1
                          FROM waiting JOIN planned ON planned.organisation = waiting.residence
                         WHERE line.id = waiting.id
                        """)
                .param("list", list)
                .param("size", linesOfPart)
                .param("now", Rows.at(now))
                .update();
    }

    /**
     * A part of a delivery, with how many lines it has.
     *
     * @param hub where its parts go, see {@link vn.lienthong.residence.OtherHalf#place}; empty while nobody has noted it
     */
    public record Part(UUID delivery, String organisation, Optional<String> hub, int part, int parts, int lines) {}

    /** The next parts to send. */
    public List<Part> parts(UUID list, int limit) {
        return jdbc.sql(
                        """
                        SELECT d.id, d.organisation, d.hub, l.part, d.parts, count(*) AS lines
                          FROM residence_line l JOIN residence_delivery d ON d.id = l.delivery
                         WHERE l.list = ? AND l.state = 'WAITING' AND l.delivery IS NOT NULL
                         GROUP BY d.id, d.organisation, d.hub, l.part, d.parts ORDER BY d.organisation, d.id, l.part LIMIT ?
                        """)
                .params(list, limit)
                .query((row, number) -> new Part(
                        Rows.id(row, "id"),
                        row.getString("organisation"),
                        Optional.ofNullable(row.getString("hub")),
                        row.getInt("part"),
                        row.getInt("parts"),
                        row.getInt("lines")))
                .list();
    }

    /** Held to the end of the transaction: a report that is taken back meanwhile has not gone, or is told as taken back. */
    public List<CommentLine> linesOf(UUID list, Part part) {
        return jdbc.sql(
                        "SELECT * FROM residence_line WHERE list = ? AND delivery = ? AND part = ? AND state = 'WAITING'"
                                + " ORDER BY sort_key, id FOR UPDATE")
                .params(list, part.delivery(), part.part())
                .query(LineStore::line)
                .list();
    }

    /** A part that was planned and cannot be sent; its lines may be planned anew. */
    public void unplan(UUID list, Part part, LineProblem problem) {
        jdbc.sql("UPDATE residence_line SET delivery = NULL, part = NULL, problem = ?"
                        + " WHERE list = ? AND delivery = ? AND part = ? AND state = 'WAITING'")
                .params(problem.name(), list, part.delivery(), part.part())
                .update();
    }

    /** A line of a part that cannot go with it. */
    public void unplan(CommentLine line, LineProblem problem) {
        jdbc.sql(
                        "UPDATE residence_line SET delivery = NULL, part = NULL, problem = ? WHERE id = ? AND state = 'WAITING'")
                .params(problem.name(), line.id())
                .update();
    }

    /** @param hub where it went */
    public void sent(UUID list, Part part, String hub, Instant now, Instant due) {
        jdbc.sql("UPDATE residence_delivery SET hub = ? WHERE id = ? AND hub IS NULL")
                .params(hub, part.delivery())
                .update();
        jdbc.sql("UPDATE residence_line SET state = 'SENT', sent_at = ?, due_at = ?"
                        + " WHERE list = ? AND delivery = ? AND part = ? AND state = 'WAITING'")
                .params(Rows.at(now), Rows.at(due), list, part.delivery(), part.part())
                .update();
    }

    /**
     * One sending of lines of a list.
     *
     * @param hub where it went; empty while nobody has noted it
     */
    public record Sending(UUID list, String organisation, Optional<String> hub) {}

    public Optional<Sending> sending(UUID delivery) {
        return jdbc.sql("SELECT list, organisation, hub FROM residence_delivery WHERE id = ?")
                .param(delivery)
                .query((row, number) ->
                        new Sending(Rows.id(row, "list"), row.getString("organisation"), Rows.text(row, "hub")))
                .optional();
    }

    /** Where a line went; empty while nobody has noted it. */
    public Optional<String> hubOf(UUID line) {
        return jdbc.sql("SELECT d.hub FROM residence_line l JOIN residence_delivery d ON d.id = l.delivery"
                        + " WHERE l.id = ? AND d.hub IS NOT NULL")
                .param(line)
                .query(String.class)
                .optional();
    }

    /** Whether a list, a delivery or a line has one of these ids. */
    public boolean any(Collection<UUID> ids) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT 1 FROM residence_list WHERE id = ANY (:ids))
                            OR EXISTS (SELECT 1 FROM residence_delivery WHERE id = ANY (:ids))
                            OR EXISTS (SELECT 1 FROM residence_line WHERE id = ANY (:ids))
                        """)
                .param("ids", ids.toArray(UUID[]::new))
                .query(Boolean.class)
                .single();
    }
}
