package vn.lienthong.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** Parked messages as rows. The copy in {@code DLQ.<queue>} is for the broker's own tools and follows the row. */
@Component
class JdbcDeadLetters implements DeadLetters {

    private static final String SELECT =
            """
            SELECT id, message_id, queue, route, dossier, type, code, cause, body, parked_at, state FROM dead_letter
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final JdbcOutbox outbox;
    private final ParkedCopies copies;
    private final AuditLog audit;
    private final List<DeadLetterListener> listeners;
    private final ObjectProvider<CamelContext> camel;
    private final Clock clock;

    JdbcDeadLetters(
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            JdbcOutbox outbox,
            ParkedCopies copies,
            AuditLog audit,
            List<DeadLetterListener> listeners,
            ObjectProvider<CamelContext> camel,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.outbox = outbox;
        this.copies = copies;
        this.audit = audit;
        this.listeners = listeners;
        this.camel = camel;
        this.clock = clock;
    }

    /** Stores a parked message. Parking it again while it waits changes nothing. */
    void park(ParkedMessage message) {
        transaction.executeWithoutResult(status -> {
            jdbc.update(
                    """
                    INSERT INTO dead_letter (id, message_id, queue, route, dossier, type, actor, causation, code, cause, body,
                                             parked_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                    """,
                    Uuids.next(),
                    message.messageId(),
                    message.queue(),
                    message.route(),
                    message.dossier(),
                    message.type(),
                    message.actor(),
                    message.causation(),
                    message.code(),
                    message.cause(),
                    message.body(),
                    now());
            listeners.forEach(listener -> listener.parkedMessages(message.dossier(), true));
        });
    }

    @Override
    public Optional<DeadLetter> find(UUID id) {
        return jdbc.query(SELECT + " WHERE id = ?", JdbcDeadLetters::read, id).stream()
                .findFirst();
    }

    @Override
    public List<DeadLetter> waiting(int limit) {
        return jdbc.query(
                SELECT + " WHERE state = 'PARKED' ORDER BY parked_at DESC, id LIMIT ?", JdbcDeadLetters::read, limit);
    }

    @Override
    public Optional<DeadLetter.State> last(String queue, String dossier, String id) {
        return jdbc
                .queryForList(
                        """
                        SELECT state FROM dead_letter WHERE queue = ? AND dossier = ? AND (body IS NULL OR strpos(body, ?) > 0)
                         ORDER BY state = 'PARKED' DESC, parked_at DESC, id DESC LIMIT 1
                        """,
                        String.class,
                        queue,
                        dossier,
                        id)
                .stream()
                .findFirst()
                .map(DeadLetter.State::valueOf);
    }

    @Override
    public void replay(UUID id, String operator) {
        settle(id, operator, DeadLetter.State.REPLAYED, null);
    }

    @Override
    public void discard(UUID id, String operator, String reason) {
        if (reason == null || reason.isBlank()) {
            throw new Failure(ErrorCode.DEAD_LETTER_REASON_MISSING, "discard of " + id + " without a reason");
        }
        settle(id, operator, DeadLetter.State.DISCARDED, reason.strip());
    }

    private void settle(UUID id, String operator, DeadLetter.State state, String reason) {
        DeadLetter settled = transaction.execute(status -> {
            DeadLetter letter = lock(id);
            if (state == DeadLetter.State.REPLAYED) {
                refusePartners(letter);
            }
            jdbc.update(
                    "UPDATE dead_letter SET state = ?, settled_at = ?, settled_by = ?, reason = ? WHERE id = ?",
                    state.name(),
                    now(),
                    operator,
                    reason,
                    id);
            if (state == DeadLetter.State.REPLAYED) {
                outbox.store(replayOf(letter));
            }
            boolean waiting = stillWaiting(letter.dossier());
            listeners.forEach(listener -> listener.parkedMessages(letter.dossier(), waiting));
            audit.record(
                    operator,
                    "message." + state.name().toLowerCase(),
                    "message:" + letter.messageId(),
                    Map.of("queue", letter.queue(), "code", letter.code(), "reason", reason == null ? "" : reason));
            return letter;
        });
        copies.remove(settled.queue(), settled.messageId());
    }

    private DeadLetter lock(UUID id) {
        DeadLetter letter = jdbc.query(SELECT + " WHERE id = ? FOR UPDATE", JdbcDeadLetters::read, id).stream()
                .findFirst()
                .orElseThrow(() -> new Failure(ErrorCode.NOT_FOUND, "no parked message " + id));
        if (letter.state() != DeadLetter.State.PARKED) {
            throw new Failure(ErrorCode.DEAD_LETTER_SETTLED, "message " + id + " is already " + letter.state());
        }
        return letter;
    }

    /** Their routes take only what bears the partner's signature, and that is not in the row. */
    private void refusePartners(DeadLetter letter) {
        boolean ofPartner = camel.getObject().getEndpoints().stream()
                .anyMatch(endpoint -> endpoint instanceof PartnerEndpoint partner && partner.reads(letter.queue()));
        if (ofPartner) {
            throw new Failure(
                    ErrorCode.DEAD_LETTER_OF_PARTNER,
                    "message " + letter.id() + " came from a partner: " + letter.queue());
        }
    }

    /** The same message under a new duplicate id: the broker has seen the old one. */
    private StoredMessage replayOf(DeadLetter letter) {
        Map<String, Object> row =
                jdbc.queryForMap("SELECT actor, causation FROM dead_letter WHERE id = ?", letter.id());
        return new StoredMessage(
                letter.queue(),
                letter.messageId(),
                letter.messageId() + "/" + letter.id(),
                letter.dossier(),
                letter.type(),
                (UUID) row.get("causation"),
                (String) row.get("actor"),
                TraceParent.continuing(Optional.empty()),
                letter.body().orElse(""));
    }

    private boolean stillWaiting(String dossier) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                "SELECT EXISTS (SELECT 1 FROM dead_letter WHERE dossier = ? AND state = 'PARKED')",
                Boolean.class,
                dossier));
    }

    private OffsetDateTime now() {
        return Instant.now(clock).atOffset(ZoneOffset.UTC);
    }

    private static DeadLetter read(ResultSet row, int number) throws SQLException {
        return new DeadLetter(
                row.getObject("id", UUID.class),
                row.getObject("message_id", UUID.class),
                row.getString("queue"),
                row.getString("route"),
                row.getString("dossier"),
                row.getString("type"),
                row.getString("code"),
                row.getString("cause"),
                Optional.ofNullable(row.getString("body")),
                row.getObject("parked_at", OffsetDateTime.class).toInstant(),
                DeadLetter.State.valueOf(row.getString("state")));
    }
}
