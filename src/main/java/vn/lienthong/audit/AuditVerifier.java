package vn.lienthong.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Recomputes the whole chain and names the first row that is not as it was sealed. Reads one snapshot of the database,
 * row by row, and may run beside a working hub.
 *
 * <p>A chain can be cut at its end or computed anew as a whole without a trace in the database; against that stands an
 * {@link Anchor} noted earlier somewhere else. The hub writes one to its log each hour.
 */
@Component
public class AuditVerifier {

    /** How long an entry may wait for its seal before that is a fault itself. */
    static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

    private static final int ROWS_AT_ONCE = 1_000;

    private static final String CHAIN =
            """
            SELECT s.seq, s.entry, s.hash, e.id, e.at, e.actor, e.action, e.subject, e.details
            FROM audit_seal s LEFT JOIN audit_entry e ON e.id = s.entry
            ORDER BY s.seq
            """;

    private static final String SEALED_TWICE =
            """
            SELECT entry FROM audit_seal GROUP BY entry HAVING count(*) > 1 ORDER BY max(seq) LIMIT 1
            """;

    private static final String NEITHER_SEALED_NOR_WAITING =
            """
            SELECT min(e.id) FROM audit_entry e
            WHERE NOT EXISTS (SELECT 1 FROM audit_seal s WHERE s.entry = e.id)
              AND NOT EXISTS (SELECT 1 FROM audit_pending p WHERE p.entry = e.id)
            """;

    private static final String WAITING_TOO_LONG =
            """
            SELECT min(e.id) FROM audit_entry e JOIN audit_pending p ON p.entry = e.id WHERE e.at < :before
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate snapshot;
    private final Clock clock;

    AuditVerifier(JdbcTemplate jdbc, PlatformTransactionManager transactions, Clock clock) {
        JdbcTemplate streaming = new JdbcTemplate(jdbc.getDataSource());
        streaming.setFetchSize(ROWS_AT_ONCE);
        this.jdbc = JdbcClient.create(streaming);
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
        this.clock = clock;
    }

    /**
     * A point of the chain noted earlier, as the hub logs it and the command prints it.
     *
     * @param hash 64 hexadecimal digits
     */
    public record Anchor(long seq, String hash) {

        /** @throws IllegalArgumentException when the text is not {@code <position>:<64 hexadecimal digits>} */
        public static Anchor parse(String text) {
            if (!text.matches("[1-9][0-9]{0,17}:[0-9a-f]{64}")) {
                throw new IllegalArgumentException("not <position>:<64 hexadecimal digits>: " + text);
            }
            int colon = text.indexOf(':');
            return new Anchor(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
        }

        @Override
        public String toString() {
            return seq + ":" + hash;
        }
    }

    /**
     * What was found.
     *
     * @param end the last link that is right; empty for an empty chain
     * @param fault the first wrong row and what is wrong with it; empty when all is well
     */
    public record Verdict(Optional<Anchor> end, Optional<String> fault) {

        public boolean intact() {
            return fault.isEmpty();
        }
    }

    /** Verifies the chain from its beginning. */
    public Verdict verify() {
        return verify(Optional.empty());
    }

    /** Verifies the chain from its beginning and that it still contains a point noted earlier. */
    public Verdict verify(Optional<Anchor> anchor) {
        return snapshot.execute(status -> {
            Chain chain = new Chain(anchor);
            try (Stream<Link> links = jdbc.sql(CHAIN).query(AuditVerifier::link).stream()) {
                for (Iterator<Link> each = links.iterator(); each.hasNext() && chain.fault == null; ) {
                    chain.follow(each.next());
                }
            }
            Optional<String> fault = Optional.ofNullable(chain.fault)
                    .or(chain::missedAnchor)
                    .or(this::sealedTwice)
                    .or(this::insertedPastTheHub)
                    .or(this::waitingTooLong);
            return new Verdict(chain.end(), fault);
        });
    }

    private Optional<String> sealedTwice() {
        return first(jdbc.sql(SEALED_TWICE)).map(entry -> "entry " + entry + " is sealed twice");
    }

    private Optional<String> insertedPastTheHub() {
        return first(jdbc.sql(NEITHER_SEALED_NOR_WAITING))
                .map(entry -> "entry " + entry + " is neither sealed nor waiting: it was inserted past the hub, or its"
                        + " seal was removed");
    }

    private Optional<String> waitingTooLong() {
        OffsetDateTime before = OffsetDateTime.ofInstant(clock.instant().minus(LONGEST_WAIT), ZoneOffset.UTC);
        return first(jdbc.sql(WAITING_TOO_LONG).param("before", before))
                .map(entry -> "entry " + entry + " has waited for its seal for more than " + LONGEST_WAIT.toMinutes()
                        + " minutes: no sealer is running");
    }

    private static Optional<Long> first(JdbcClient.StatementSpec query) {
        return query.query((row, number) -> row.getObject(1, Long.class)).list().stream()
                .filter(id -> id != null)
                .findFirst();
    }

    /** One seal with its entry; the entry is null when it is gone. */
    private record Link(long seq, long entryId, byte[] hash, Seal.Entry entry) {}

    private static Link link(ResultSet row, int number) throws SQLException {
        boolean gone = row.getObject("id") == null;
        return new Link(
                row.getLong("seq"),
                row.getLong("entry"),
                row.getBytes("hash"),
                gone ? null : AuditSealer.entry(row, number));
    }

    /** The chain as far as it was followed. */
    private static final class Chain {

        private final Optional<Anchor> anchor;
        private Seal last = Seal.BEGINNING;
        private String fault;

        private Chain(Optional<Anchor> anchor) {
            this.anchor = anchor;
        }

        private void follow(Link link) {
            if (link.seq() != last.seq() + 1) {
                fault = "seal " + (last.seq() + 1) + " is missing";
            } else if (link.entry() == null) {
                fault = "entry " + link.entryId() + " (seal " + link.seq() + ") is missing";
            } else {
                Seal right = last.next(link.entry());
                if (Arrays.equals(right.hash(), link.hash())) {
                    last = right;
                    checkAnchor();
                } else {
                    fault = "entry " + link.entryId() + " (seal " + link.seq() + ") or its seal was changed";
                }
            }
        }

        private void checkAnchor() {
            if (anchor.isPresent()
                    && anchor.get().seq() == last.seq()
                    && !anchor.get().hash().equals(last.hex())) {
                fault = "seal " + last.seq() + " is not the one noted: the chain was computed anew";
            }
        }

        private Optional<String> missedAnchor() {
            return anchor.filter(noted -> noted.seq() > last.seq())
                    .map(noted -> "the chain ends at seal " + last.seq() + ", but seal " + noted.seq() + " was noted");
        }

        private Optional<Anchor> end() {
            return last.seq() == 0 ? Optional.empty() : Optional.of(new Anchor(last.seq(), last.hex()));
        }
    }
}
