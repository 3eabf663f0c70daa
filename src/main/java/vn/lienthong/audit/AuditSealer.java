package vn.lienthong.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Links recorded entries into the chain, in batches, one node at a time: whoever holds the advisory lock seals, the others
 * skip the round.
 */
@Component
class AuditSealer {

    private static final Logger LOG = LoggerFactory.getLogger(AuditSealer.class);

    private static final int BATCH = 5_000;
    /** Any number no other part of the hub locks. */
    private static final long LOCK = 0x4C54_4155_4449_54L;
    /** How often the end of the chain is written to the log, which a forger of the database does not reach. */
    private static final Duration ANCHOR_EVERY = Duration.ofHours(1);

    /** {@code ANY(ARRAY(…))} keeps both statements on their primary keys, however many entries there are. */
    private static final String TAKE =
            """
            DELETE FROM audit_pending
            WHERE entry = ANY (ARRAY(SELECT entry FROM audit_pending ORDER BY entry LIMIT :batch))
            RETURNING entry
            """;

    private static final String READ =
            """
            SELECT id, at, actor, action, subject, details
            FROM audit_entry WHERE id = ANY (:ids::bigint[])
            ORDER BY id
            """;

    private static final String SEAL =
            """
            INSERT INTO audit_seal (seq, entry, sealed_at, hash)
            SELECT link.seq, link.entry, :now, link.hash
            FROM unnest(:seqs::bigint[], :entries::bigint[], :hashes::bytea[]) AS link (seq, entry, hash)
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private Instant anchored = Instant.MIN;

    AuditSealer(JdbcClient jdbc, PlatformTransactionManager transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
    }

    /** Seals everything that waits. A database that is away is no reason to stop: the next round catches up. */
    @Scheduled(fixedDelayString = "${lienthong.audit.seal-every:1s}")
    void sealWaiting() {
        try {
            long sealed = 0;
            int round;
            do {
                round = sealBatch();
                sealed += round;
            } while (round == BATCH);
            if (sealed > 0) {
                anchor();
            }
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("Audit entries wait for their seal: {}", e.getMessage());
        }
    }

    /** @return how many entries were sealed; 0 also while another node is sealing */
    int sealBatch() {
        return transaction.execute(status -> lockedHere() ? seal(take()) : 0);
    }

    private boolean lockedHere() {
        return jdbc.sql("SELECT pg_try_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query(Boolean.class)
                .single();
    }

    private List<Seal.Entry> take() {
        Long[] ids =
                jdbc.sql(TAKE).param("batch", BATCH).query(Long.class).list().toArray(Long[]::new);
        return ids.length == 0
                ? List.of()
                : jdbc.sql(READ).param("ids", ids).query(AuditSealer::entry).list();
    }

    private int seal(List<Seal.Entry> entries) {
        if (entries.isEmpty()) {
            return 0;
        }
        Long[] seqs = new Long[entries.size()];
        Long[] ids = new Long[entries.size()];
        byte[][] hashes = new byte[entries.size()][];
        Seal last = last();
        for (int i = 0; i < seqs.length; i++) {
            last = last.next(entries.get(i));
            seqs[i] = last.seq();
            ids[i] = entries.get(i).id();
            hashes[i] = last.hash();
        }
        return jdbc.sql(SEAL)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .param("seqs", seqs)
                .param("entries", ids)
                .param("hashes", hashes)
                .update();
    }

    private Seal last() {
        return jdbc.sql("SELECT seq, hash FROM audit_seal ORDER BY seq DESC LIMIT 1")
                .query((row, number) -> new Seal(row.getLong("seq"), row.getBytes("hash")))
                .optional()
                .orElse(Seal.BEGINNING);
    }

    private void anchor() {
        Instant now = clock.instant();
        if (anchored.plus(ANCHOR_EVERY).isBefore(now)) {
            anchored = now;
            Seal last = last();
            LOG.info("Audit chain ends at {}:{}", last.seq(), last.hex());
        }
    }

    static Seal.Entry entry(ResultSet row, int number) throws SQLException {
        return new Seal.Entry(
                row.getLong("id"),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getString("actor"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("details"));
    }
}
