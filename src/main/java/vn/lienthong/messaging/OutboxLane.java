package vn.lienthong.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands out the oldest messages of its lanes to one relay at a time, among all nodes. */
@Component
class OutboxLane {

    /**
     * Nobody waits for the disk to learn that messages were forgotten: if the server of the database falls before it knows, they
     * are there again and go out once more under their duplicate ids, as after the death of a relay. The limit is written out: with
     * a parameter in its place the database would plan the statement anew every time.
     */
    private static final String LOCK_OLDEST_LANES =
            """
            SELECT l.lane, set_config('synchronous_commit', 'off', true)
              FROM outbox_lane l, LATERAL (SELECT id FROM outbox WHERE lane = l.lane ORDER BY id LIMIT 1) oldest
             ORDER BY oldest.id LIMIT %d FOR NO KEY UPDATE OF l SKIP LOCKED
            """;

    /** {@code ANY(ARRAY(…))} keeps the deletion on the primary key, however many messages wait. */
    private static final String TAKE_OLDEST =
            """
            WITH taken AS (
                DELETE FROM outbox
                 WHERE id = ANY (ARRAY(SELECT id FROM outbox WHERE lane = ANY (?) ORDER BY id LIMIT ?))
                RETURNING id, queue, message_id, duplicate_id, dossier, type, causation, actor, traceparent, body)
            SELECT * FROM taken ORDER BY id
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    OutboxLane(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Gives the oldest messages of lanes nobody else holds to {@code send}, and forgets them when it returns. When it
     * throws, they stay. When the process dies between the two, or the server of the database before the deletion is on its disk, they
     * are sent again under the same duplicate id.
     *
     * @param lanes to hold at most; the others are left to other relays
     * @param atMost messages
     * @return how many were sent; 0 when there is nothing to do
     */
    int drain(int lanes, int atMost, Consumer<List<StoredMessage>> send) {
        Integer sent = transaction.execute(status -> {
            Short[] held = jdbc.query(LOCK_OLDEST_LANES.formatted(lanes), (row, number) -> row.getShort("lane"))
                    .toArray(Short[]::new);
            if (held.length == 0) {
                return 0;
            }
            List<StoredMessage> oldest = jdbc.query(TAKE_OLDEST, OutboxLane::read, held, atMost);
            send.accept(oldest);
            return oldest.size();
        });
        return sent == null ? 0 : sent;
    }

    private static StoredMessage read(ResultSet row, int number) throws SQLException {
        return new StoredMessage(
                row.getString("queue"),
                row.getObject("message_id", UUID.class),
                row.getString("duplicate_id"),
                row.getString("dossier"),
                row.getString("type"),
                row.getObject("causation", UUID.class),
                row.getString("actor"),
                row.getString("traceparent"),
                row.getString("body"));
    }
}
