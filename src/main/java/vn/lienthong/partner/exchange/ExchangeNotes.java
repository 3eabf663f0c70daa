package vn.lienthong.partner.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageContext;

/** The tables {@code exchange_received} and {@code exchange_refused}, and the entries of the audit log about what crossed. */
@Repository
class ExchangeNotes {

    private static final int LONGEST = 1000;
    private static final int LONGEST_SENDER = 40;

    private final JdbcClient jdbc;
    private final AuditLog audit;
    private final Clock clock;

    ExchangeNotes(JdbcClient jdbc, AuditLog audit, Clock clock) {
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

    /**
     * Notes what was refused, once.
     *
     * @param reason without personal data
     * @return whether it is new
     */
    boolean refused(String delivery, RelayClient.Delivery content, ErrorCode code, String reason) {
        String sender = cut(content.sender().replaceAll("[^0-9A-Za-z.]", "?"), LONGEST_SENDER);
        boolean first = jdbc.sql(
                                """
                                INSERT INTO exchange_refused (relay_id, sha256, sender, code, reason, refused_at)
                                VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                                """)
                        .params(
                                delivery,
                                HexFormat.of().parseHex(Enclosure.sha256(content.content())),
                                sender,
                                code.code(),
                                cut(reason, LONGEST),
                                now())
                        .update()
                == 1;
        if (first) {
            audit.record(
                    MessageContext.HUB,
                    "exchange.refuse",
                    "delivery:" + delivery,
                    Map.of("from", sender, "code", code.code()));
        }
        return first;
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
