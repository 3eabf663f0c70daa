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

/** Hands out the oldest messages of one lane to one relay at a time, among all nodes. */
@Component
class OutboxLane {

    private static final String LOCK_OLDEST_LANE =
            """
            SELECT lane FROM outbox_lane l
             WHERE EXISTS (SELECT 1 FROM outbox o WHERE o.lane = l.lane)
             ORDER BY (SELECT min(id) FROM outbox o WHERE o.lane = l.lane)
             LIMIT 1 FOR NO KEY UPDATE SKIP LOCKED
            """;

    private static final String OLDEST =
            """
            SELECT id, queue, message_id, duplicate_id, dossier, type, causation, actor, traceparent, body
              FROM outbox WHERE lane = ? ORDER BY id LIMIT ?
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    OutboxLane(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Gives the oldest messages of a lane nobody else holds to {@code send}, and forgets them when it returns. When it
     * throws, they stay. When the process dies between the two, they are sent again under the same duplicate id.
     *
     * @return how many were sent; 0 when there is nothing to do
     */
    int drain(int atMost, Consumer<List<StoredMessage>> send) {
        Integer sent = transaction.execute(status -> {
            List<Integer> lane = jdbc.queryForList(LOCK_OLDEST_LANE, Integer.class);
            if (lane.isEmpty()) {
                return 0;
            }
            List<Row> rows = jdbc.query(OLDEST, (row, number) -> read(row), lane.get(0), atMost);
            send.accept(rows.stream().map(Row::message).toList());
            Long[] ids = rows.stream().map(Row::id).toArray(Long[]::new);
            jdbc.update("DELETE FROM outbox WHERE id = ANY (?)", (Object) ids);
            return rows.size();
        });
        return sent == null ? 0 : sent;
    }

    private static Row read(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                new StoredMessage(
                        row.getString("queue"),
                        row.getObject("message_id", UUID.class),
                        row.getString("duplicate_id"),
                        row.getString("dossier"),
                        row.getString("type"),
                        row.getObject("causation", UUID.class),
                        row.getString("actor"),
                        row.getString("traceparent"),
                        row.getString("body")));
    }

    private record Row(long id, StoredMessage message) {}
}
