package vn.lienthong.benchmark;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/** The floor's rows: the least that does what the hub's tables do. One object for one thread. */
final class FloorTables implements AutoCloseable {

    private static final String SCHEMA =
            """
            CREATE TABLE IF NOT EXISTS floor_case (id uuid PRIMARY KEY, state int NOT NULL, payload text NOT NULL);
            CREATE TABLE IF NOT EXISTS floor_row (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, floor_case uuid NOT NULL, payload text NOT NULL);
            CREATE INDEX IF NOT EXISTS floor_row_case ON floor_row (floor_case);
            CREATE TABLE IF NOT EXISTS floor_inbox (
                consumer text NOT NULL, message_id uuid NOT NULL, floor_case uuid NOT NULL,
                PRIMARY KEY (consumer, message_id));
            CREATE TABLE IF NOT EXISTS floor_outbox (
                id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, queue text NOT NULL, message_id uuid NOT NULL,
                floor_case uuid NOT NULL, body text NOT NULL);
            GRANT ALL ON floor_case, floor_row, floor_inbox, floor_outbox TO PUBLIC;
            """;

    /** As long as what the hub writes into a row and a message. */
    static final String PAYLOAD = "x".repeat(150);

    static final String BODY = "x".repeat(450);

    private final Connection connection;
    private final PreparedStatement insertCase;
    private final PreparedStatement lockCase;
    private final PreparedStatement updateCase;
    private final PreparedStatement insertRow;
    private final PreparedStatement insertInbox;
    private final PreparedStatement insertOutbox;
    private final PreparedStatement oldestOutbox;
    private final PreparedStatement deleteOutbox;

    /** One message on its way out. */
    record Outgoing(long id, String queue, UUID messageId, UUID floorCase, String body) {}

    FloorTables(Connection connection) throws SQLException {
        this.connection = connection;
        insertCase = connection.prepareStatement("INSERT INTO floor_case VALUES (?, 0, ?)");
        lockCase = connection.prepareStatement("SELECT state FROM floor_case WHERE id = ? FOR UPDATE");
        updateCase = connection.prepareStatement("UPDATE floor_case SET state = state + 1 WHERE id = ?");
        insertRow = connection.prepareStatement("INSERT INTO floor_row (floor_case, payload) VALUES (?, ?)");
        insertInbox = connection.prepareStatement("INSERT INTO floor_inbox VALUES (?, ?, ?) ON CONFLICT DO NOTHING");
        insertOutbox = connection.prepareStatement(
                "INSERT INTO floor_outbox (queue, message_id, floor_case, body) VALUES (?, ?, ?, ?)");
        oldestOutbox = connection.prepareStatement(
                "SELECT id, queue, message_id, floor_case, body FROM floor_outbox ORDER BY id LIMIT 500"
                        + " FOR UPDATE SKIP LOCKED");
        deleteOutbox = connection.prepareStatement("DELETE FROM floor_outbox WHERE id = ANY (?)");
    }

    static void create(BenchmarkHub hub) {
        hub.asOwner(SCHEMA);
    }

    /** @return whether the message is new to this consumer */
    boolean note(String consumer, UUID message, UUID floorCase) throws SQLException {
        insertInbox.setString(1, consumer);
        insertInbox.setObject(2, message);
        insertInbox.setObject(3, floorCase);
        return insertInbox.executeUpdate() == 1;
    }

    void begin(UUID floorCase) throws SQLException {
        insertCase.setObject(1, floorCase);
        insertCase.setString(2, PAYLOAD);
        insertCase.executeUpdate();
    }

    void update(UUID floorCase, int times) throws SQLException {
        if (times == 0) {
            return;
        }
        lockCase.setObject(1, floorCase);
        lockCase.executeQuery().close();
        for (int i = 0; i < times; i++) {
            updateCase.setObject(1, floorCase);
            updateCase.executeUpdate();
        }
    }

    void insert(UUID floorCase, int rows) throws SQLException {
        for (int i = 0; i < rows; i++) {
            insertRow.setObject(1, floorCase);
            insertRow.setString(2, PAYLOAD);
            insertRow.addBatch();
        }
        if (rows > 0) {
            insertRow.executeBatch();
        }
    }

    void send(UUID floorCase, List<String> queues) throws SQLException {
        for (String queue : queues) {
            insertOutbox.setString(1, queue);
            insertOutbox.setObject(2, UUID.randomUUID());
            insertOutbox.setObject(3, floorCase);
            insertOutbox.setString(4, BODY);
            insertOutbox.addBatch();
        }
        if (!queues.isEmpty()) {
            insertOutbox.executeBatch();
        }
    }

    List<Outgoing> oldest() throws SQLException {
        List<Outgoing> batch = new java.util.ArrayList<>();
        try (ResultSet row = oldestOutbox.executeQuery()) {
            while (row.next()) {
                batch.add(new Outgoing(
                        row.getLong(1),
                        row.getString(2),
                        row.getObject(3, UUID.class),
                        row.getObject(4, UUID.class),
                        row.getString(5)));
            }
        }
        return batch;
    }

    void delete(List<Outgoing> batch) throws SQLException {
        deleteOutbox.setArray(
                1,
                connection.createArrayOf(
                        "bigint", batch.stream().map(Outgoing::id).toArray()));
        deleteOutbox.executeUpdate();
    }

    void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
