package vn.lienthong.partner.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageContext;

/**
 * The tables {@code exchange_received}, {@code exchange_waiting} and {@code exchange_refused}, and the entries of the audit log about
 * what crossed.
 */
@Repository
class EnvelopeStore {

    private static final int LONGEST = 1000;
    private static final int LONGEST_SENDER = 40;
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    /** Of what nobody known has signed: anybody could fill the line with it. */
    private static final Duration LONGEST_PAUSE_UNBELIEVED = Duration.ofHours(6);

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    EnvelopeStore(JdbcClient jdbc, AuditLog audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Notes that an envelope takes effect, in the transaction of the effect.
     *
     * @return false when it did before
     * @throws Failure {@code LT-EXC-010} when another message came under its id before
     */
    boolean received(Envelope envelope) {
        byte[] sha256 =
                HexFormat.of().parseHex(Enclosure.sha256(envelope.message().getBytes(StandardCharsets.UTF_8)));
        String sender = envelope.from().organId();
        boolean first = jdbc.sql(
                                """
                                INSERT INTO exchange_received (sender, message_id, sha256, received_at) VALUES (?, ?, ?, ?)
                                ON CONFLICT DO NOTHING
                                """)
                        .params(sender, envelope.id(), sha256, now())
                        .update()
                == 1;
        if (first) {
            audit.record(
                    MessageContext.HUB,
                    "exchange.receive",
                    "envelope:" + envelope.id(),
                    Map.of("from", sender, "type", envelope.type()));
            return true;
        }
        byte[] known = jdbc.sql("SELECT sha256 FROM exchange_received WHERE sender = ? AND message_id = ?")
                .params(sender, envelope.id())
                .query(byte[].class)
                .single();
        if (!MessageDigest.isEqual(known, sha256)) {
            throw new Failure(ErrorCode.EXCHANGE_ID_AGAIN, "another message came as " + envelope.id());
        }
        return false;
    }

    /** Those of these deliveries that are to be looked at now, in their order. */
    List<String> due(List<String> deliveries) {
        Set<String> later =
                Set.copyOf(jdbc.sql("SELECT relay_id FROM exchange_waiting WHERE relay_id = ANY (?) AND next_at > ?")
                        .params(deliveries.toArray(String[]::new), now())
                        .query(String.class)
                        .list());
        return deliveries.stream().filter(each -> !later.contains(each)).toList();
    }

    /**
     * Puts off a delivery that was looked at in vain, each time for twice as long.
     *
     * @param failure whether it ended in a way nobody foresaw
     * @return whether that is news: the first look, or the one before failed for another reason
     */
    boolean waits(String delivery, ErrorCode code, boolean failure) {
        Duration longest = believed(code) ? LONGEST_PAUSE : LONGEST_PAUSE_UNBELIEVED;
        return jdbc.sql(
                        """
                        WITH before AS (SELECT code FROM exchange_waiting WHERE relay_id = :delivery)
                        INSERT INTO exchange_waiting AS w (relay_id, code, since, looks, failures, next_at)
                        VALUES (:delivery, :code, :now, 1, :failure, :now::timestamptz + :pause * interval '1 second')
                        ON CONFLICT (relay_id) DO UPDATE SET code = excluded.code, looks = w.looks + 1,
                               since = CASE WHEN w.code = :unscanned AND w.code <> excluded.code THEN :now ELSE w.since END,
                               failures = w.failures + excluded.failures,
                               next_at = :now::timestamptz + least(:pause * 2 ^ least(w.looks, 20), :longest) * interval '1 second'
                        RETURNING :code IS DISTINCT FROM (SELECT code FROM before) AS news
                        """)
                .param("delivery", delivery)
                .param("code", code.code())
                .param("unscanned", ErrorCode.UPLOAD_UNSCANNED.code())
                .param("now", now())
                .param("failure", failure ? 1 : 0)
                .param("pause", SHORTEST_PAUSE.toSeconds())
                .param("longest", longest.toSeconds())
                .query(Boolean.class)
                .single();
    }

    /** The first look at it in vain; time in which nobody could scan it does not count. Empty when it did not wait before. */
    Optional<Instant> waitingSince(String delivery, ErrorCode code) {
        return jdbc.sql("SELECT since FROM exchange_waiting WHERE relay_id = ? AND (code <> ? OR code = ?)")
                .params(delivery, ErrorCode.UPLOAD_UNSCANNED.code(), code.code())
                .query((row, number) -> row.getTimestamp("since").toInstant())
                .optional();
    }

    /** Whether any delivery waits for this reason. */
    boolean waitsFor(ErrorCode code) {
        return jdbc.sql("SELECT EXISTS (SELECT FROM exchange_waiting WHERE code = ?)")
                .param(code.code())
                .query(Boolean.class)
                .single();
    }

    /** How many looks at it ended in a way nobody foresaw. */
    int failures(String delivery) {
        return jdbc.sql("SELECT coalesce(max(failures), 0) FROM exchange_waiting WHERE relay_id = ?")
                .param(delivery)
                .query(Integer.class)
                .single();
    }

    /** Whether what is refused for this is at least of a known hub. */
    static boolean believed(ErrorCode code) {
        return code != ErrorCode.EXCHANGE_FORGED && code != ErrorCode.EXCHANGE_HUB_UNKNOWN;
    }

    /** Whether a delivery is kept, or so many bytes more may be. @param room bytes that all that is kept may take */
    boolean hasRoom(String delivery, long bytes, long room) {
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT FROM exchange_refused WHERE relay_id = :delivery)
                            OR :bytes + coalesce(sum(size), 0) <= :room FROM exchange_refused WHERE content IS NOT NULL
                        """)
                .param("delivery", delivery)
                .param("bytes", bytes)
                .param("room", room)
                .query(Boolean.class)
                .single();
    }

    /** The relay knows what became of it. */
    void settled(String delivery) {
        jdbc.sql("DELETE FROM exchange_waiting WHERE relay_id = ?")
                .param(delivery)
                .update();
    }

    /** What was not looked at for so long though it was due is not listed any more. */
    void forgetUnlisted(Duration overdue) {
        jdbc.sql("DELETE FROM exchange_waiting WHERE next_at < ?")
                .param(now().minus(overdue))
                .update();
    }

    /**
     * Notes what was refused, once, and keeps it as long as there is room.
     *
     * @param reason without personal data
     * @param room bytes that all that is kept may take
     * @return whether it is kept; empty when it was noted before
     */
    Optional<Boolean> refused(String delivery, RelayClient.Delivery content, ErrorCode code, String reason, long room) {
        String sender = cut(content.sender().replaceAll("[^0-9A-Za-z.]", "?"), LONGEST_SENDER);
        byte[] bytes = content.content();
        Optional<Boolean> kept = jdbc.sql(
                        """
                        INSERT INTO exchange_refused (relay_id, sha256, sender, code, reason, refused_at, client, signature, size, content)
                        SELECT :delivery, :sha256, :sender, :code, :reason, :now, :client, :signature, :size,
                               CASE WHEN :size BETWEEN 1 AND :room - coalesce(sum(size), 0) THEN :content::bytea END
                          FROM exchange_refused WHERE content IS NOT NULL
                        ON CONFLICT DO NOTHING RETURNING content IS NOT NULL
                        """)
                .param("delivery", delivery)
                .param("sha256", HexFormat.of().parseHex(Enclosure.sha256(bytes)))
                .param("sender", sender)
                .param("code", code.code())
                .param("reason", cut(reason, LONGEST))
                .param("now", now())
                .param("client", cut(content.client(), LONGEST))
                .param("signature", content.signature())
                .param("size", (long) bytes.length)
                .param("room", room)
                .param("content", bytes)
                .query(Boolean.class)
                .optional();
        if (kept.isPresent()) {
            audit.record(
                    MessageContext.HUB,
                    "exchange.refuse",
                    "delivery:" + delivery,
                    Map.of("from", sender, "code", code.code()));
        }
        return kept;
    }

    /** What is kept of a refused delivery, the newest when it came in several forms. */
    Optional<RelayClient.Delivery> kept(String delivery) {
        return jdbc.sql(
                        """
                        SELECT client, signature, content FROM exchange_refused
                         WHERE relay_id = ? AND content IS NOT NULL ORDER BY refused_at DESC LIMIT 1
                        """)
                .param(delivery)
                .query((row, number) -> new RelayClient.Delivery(
                        row.getString("client"), row.getString("signature"), row.getBytes("content")))
                .optional();
    }

    /** It took effect after all; the content is not needed any more. */
    void replayed(String delivery, RelayClient.Delivery content, String operator) {
        jdbc.sql("UPDATE exchange_refused SET content = NULL, replayed_at = ? WHERE relay_id = ? AND sha256 = ?")
                .params(now(), delivery, HexFormat.of().parseHex(Enclosure.sha256(content.content())))
                .update();
        audit.record(operator, "exchange.replay", "delivery:" + delivery, Map.of());
    }

    /** How many were looked at and wait at the relay. */
    int waiting() {
        return jdbc.sql("SELECT count(*) FROM exchange_waiting")
                .query(Integer.class)
                .single();
    }

    /** May be written twice for an envelope whose answer was lost. */
    void sent(Envelope envelope) {
        audit.record(
                MessageContext.HUB,
                "exchange.send",
                "envelope:" + envelope.id(),
                Map.of("to", envelope.to().organId(), "type", envelope.type()));
    }

    /** How many were refused lately. */
    int refusedWithin(Duration time) {
        return jdbc.sql("SELECT count(*) FROM exchange_refused WHERE refused_at > ?")
                .param(now().minus(time))
                .query(Integer.class)
                .single();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
