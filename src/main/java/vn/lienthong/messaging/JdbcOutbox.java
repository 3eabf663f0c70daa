package vn.lienthong.messaging;

import java.sql.Types;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The outbox as rows of a table; the relay is told after the commit. */
@Component
final class JdbcOutbox implements Outbox {

    private static final String INSERT =
            """
            INSERT INTO outbox (lane, queue, message_id, duplicate_id, dossier, type, causation, actor, traceparent, body)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final JdbcTemplate jdbc;
    private final XmlMessages xml;
    private final RelaySignal signal;

    JdbcOutbox(JdbcTemplate jdbc, XmlMessages xml, RelaySignal signal) {
        this.jdbc = jdbc;
        this.xml = xml;
        this.signal = signal;
    }

    @Override
    public UUID send(String queue, String dossier, Object body) {
        MessageContext context = MessageContext.current();
        UUID messageId = Uuids.next();
        store(new StoredMessage(
                queue,
                messageId,
                messageId.toString(),
                dossier,
                XmlMessages.typeName(body),
                context.messageId().orElse(null),
                context.actor(),
                TraceParent.continuing(context.traceparent()),
                xml.write(body)));
        return messageId;
    }

    /** Stores a message as it is: a new one, or one that is replayed. */
    void store(StoredMessage message) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a message to " + message.queue() + " was sent outside of a transaction");
        }
        jdbc.update(INSERT, statement -> {
            statement.setInt(1, Lanes.of(message.dossier()));
            statement.setString(2, message.queue());
            statement.setObject(3, message.messageId());
            statement.setString(4, message.duplicateId());
            statement.setString(5, message.dossier());
            statement.setString(6, message.type());
            statement.setObject(7, message.causation(), Types.OTHER);
            statement.setString(8, message.actor());
            statement.setString(9, message.traceparent());
            statement.setString(10, message.body());
        });
        wakeRelayAfterCommit();
    }

    private void wakeRelayAfterCommit() {
        if (TransactionSynchronizationManager.hasResource(this)) {
            return;
        }
        TransactionSynchronizationManager.bindResource(this, Boolean.TRUE);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void suspend() {
                TransactionSynchronizationManager.unbindResource(JdbcOutbox.this);
            }

            @Override
            public void resume() {
                TransactionSynchronizationManager.bindResource(JdbcOutbox.this, Boolean.TRUE);
            }

            @Override
            public void afterCommit() {
                signal.raise();
            }

            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResourceIfPossible(JdbcOutbox.this);
            }
        });
    }
}
