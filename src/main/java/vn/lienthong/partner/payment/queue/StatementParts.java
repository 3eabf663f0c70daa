package vn.lienthong.partner.payment.queue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table {@code payment_statement_part}. */
final class StatementParts {

    private final JdbcClient jdbc;

    StatementParts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A making of a provider's statement of a day. @param parts it has, by its own word */
    record Edition(String provider, LocalDate day, String name, int parts) {}

    /** How far the latest edition that is not whole has come. @param here parts of it that came */
    record Begun(String edition, int here, int parts) {}

    /** Keeps a part. @return whether it is kept: not when the part, or its number of parts, is known otherwise */
    boolean keep(Edition edition, int part, String raw, String hash, Instant now) {
        jdbc.sql(
                        """
                        INSERT INTO payment_statement_part (provider, day, edition, part, parts, raw, content_hash, received_at)
                        SELECT :provider, :day, :edition, :part, :parts, :raw, :hash, :now
                         WHERE NOT EXISTS (SELECT FROM payment_statement_part
                                            WHERE provider = :provider AND day = :day AND edition = :edition
                                              AND parts <> :parts)
                        ON CONFLICT DO NOTHING
                        """)
                .param("provider", edition.provider())
                .param("day", edition.day())
                .param("edition", edition.name())
                .param("part", part)
                .param("parts", edition.parts())
                .param("raw", raw)
                .param("hash", hash)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        return jdbc.sql(
                        """
                        SELECT EXISTS (SELECT FROM payment_statement_part
                                        WHERE provider = ? AND day = ? AND edition = ? AND part = ? AND content_hash = ?)
                        """)
                .params(edition.provider(), edition.day(), edition.name(), part, hash)
                .query(Boolean.class)
                .single();
    }

    /** Of the editions that are whole, the one begun last: a part that comes late makes no old edition the newest. */
    Optional<Edition> whole(String provider, LocalDate day) {
        return jdbc.sql(
                        """
                        SELECT edition, max(parts) AS parts FROM payment_statement_part WHERE provider = ? AND day = ?
                         GROUP BY edition HAVING count(*) = max(parts) AND min(parts) = max(parts)
                         ORDER BY min(received_at) DESC, edition DESC LIMIT 1
                        """)
                .params(provider, day)
                .query((row, number) -> new Edition(provider, day, row.getString("edition"), row.getInt("parts")))
                .optional();
    }

    Optional<Begun> begun(String provider, LocalDate day) {
        return jdbc.sql(
                        """
                        SELECT edition, count(*) AS here, max(parts) AS parts FROM payment_statement_part
                         WHERE provider = ? AND day = ? GROUP BY edition HAVING count(*) < max(parts)
                         ORDER BY max(received_at) DESC, edition DESC LIMIT 1
                        """)
                .params(provider, day)
                .query((row, number) -> new Begun(row.getString("edition"), row.getInt("here"), row.getInt("parts")))
                .optional();
    }

    /** The document of one part of an edition that is whole. */
    String raw(Edition edition, int part) {
        return jdbc.sql(
                        "SELECT raw FROM payment_statement_part WHERE provider = ? AND day = ? AND edition = ? AND part = ?")
                .params(edition.provider(), edition.day(), edition.name(), part)
                .query(String.class)
                .single();
    }
}
