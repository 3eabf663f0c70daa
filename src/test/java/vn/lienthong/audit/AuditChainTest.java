package vn.lienthong.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.audit.AuditVerifier.Anchor;
import vn.lienthong.audit.AuditVerifier.Verdict;
import vn.lienthong.testsupport.Postgres;

class AuditChainTest {

    private static final Instant NOW = Instant.parse("2026-03-02T02:00:00.123456Z");

    private JdbcClient jdbc;
    private AuditTables log;
    private AuditSealer sealer;
    private AuditVerifier verifier;
    private DataSourceTransactionManager transactions;
    private HikariDataSource database;

    @BeforeEach
    void freshDatabase() {
        database = Postgres.freshDatabase();
        jdbc = JdbcClient.create(database);
        transactions = new DataSourceTransactionManager(database);
        log = new AuditTables(jdbc, at(NOW));
        sealer = new AuditSealer(jdbc, transactions, at(NOW));
        verifier = verifierAt(NOW);
    }

    @AfterEach
    void closeConnections() {
        database.close();
    }

    @Test
    void sealedEntriesVerify() {
        record(5);
        sealer.sealWaiting();

        Verdict verdict = verifier.verify();

        assertThat(verdict.fault()).isEmpty();
        assertThat(verdict.end()).map(Anchor::seq).hasValue(5L);
    }

    @Test
    void anEmptyChainVerifies() {
        assertThat(verifier.verify()).isEqualTo(new Verdict(Optional.empty(), Optional.empty()));
    }

    @Test
    void anEntryDisappearsWithItsTransaction() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            record(1);
            status.setRollbackOnly();
        });
        sealer.sealWaiting();

        assertThat(count("audit_entry")).isZero();
        assertThat(count("audit_seal")).isZero();
    }

    @Test
    void anEntryOfAnOpenTransactionIsSealedOnceItCommits() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            record(1);
            CompletableFuture.runAsync(() -> {
                        record(1);
                        sealer.sealWaiting();
                    })
                    .join();
        });
        assertThat(jdbc.sql("SELECT entry FROM audit_seal").query(Long.class).list())
                .as("the later id committed first")
                .containsExactly(2L);

        sealer.sealWaiting();

        assertThat(jdbc.sql("SELECT entry FROM audit_seal ORDER BY seq")
                        .query(Long.class)
                        .list())
                .containsExactly(2L, 1L);
        assertThat(verifier.verify().fault()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET actor = 'person:9'",
                "DELETE FROM audit_entry",
                "TRUNCATE audit_entry",
                "UPDATE audit_seal SET seq = seq + 1",
                "DELETE FROM audit_seal",
                "TRUNCATE audit_seal"
            })
    void theDatabaseRefusesChanges(String change) {
        record(1);
        sealer.sealWaiting();

        assertThatThrownBy(() -> jdbc.sql(change).update()).rootCause().hasMessageContaining("append-only");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UPDATE audit_entry SET actor = 'person:9' WHERE id = 3 | entry 3 (seal 3) or its seal was changed",
                "UPDATE audit_entry SET at = at + interval '1 microsecond' WHERE id = 4 | entry 4 (seal 4) or its seal was changed",
                "UPDATE audit_entry SET details = '{}' WHERE id = 2 | entry 2 (seal 2) or its seal was changed",
                "UPDATE audit_entry SET action = concat(action, substr(subject, 1, 1)), subject = substr(subject, 2) WHERE id = 5 | entry 5 (seal 5) or its seal was changed",
                "UPDATE audit_seal SET hash = decode(repeat('ab', 32), 'hex') WHERE seq = 3 | entry 3 (seal 3) or its seal was changed",
                "UPDATE audit_seal SET entry = -entry WHERE seq IN (3, 4); UPDATE audit_seal SET entry = 7 + entry WHERE seq IN (3, 4) | entry 4 (seal 3) or its seal was changed",
                "DELETE FROM audit_entry WHERE id = 3 | entry 3 (seal 3) is missing",
                "DELETE FROM audit_entry WHERE id = 6 | entry 6 (seal 6) is missing",
                "DELETE FROM audit_seal WHERE seq = 2 | seal 2 is missing",
                "DELETE FROM audit_seal WHERE seq = 6 | entry 6 is neither sealed nor waiting",
                "INSERT INTO audit_entry (at, actor, action, subject, details) VALUES (now(), 'hub', 'a', 'b', '{}') | entry 7 is neither sealed nor waiting",
            })
    void tamperingIsNamed(String tampering, String fault) {
        record(6);
        sealer.sealWaiting();
        assertThat(verifier.verify().fault()).isEmpty();

        withoutTriggers(tampering);

        assertThat(verifier.verify().fault())
                .hasValueSatisfying(found -> assertThat(found).startsWith(fault));
    }

    @Test
    void anEntrySealedTwiceIsNamedThoughItsLinkIsRight() {
        record(2);
        sealer.sealWaiting();
        withoutTriggers("ALTER TABLE audit_seal DROP CONSTRAINT audit_seal_entry_key");
        jdbc.sql("INSERT INTO audit_pending VALUES (1)").update();
        sealer.sealWaiting();

        assertThat(verifier.verify().fault()).hasValue("entry 1 is sealed twice");
    }

    @Test
    void anEntryThatWaitsTooLongIsNamed() {
        record(1);
        assertThat(verifier.verify().fault()).as("it may wait for a while").isEmpty();

        assertThat(verifierAt(NOW.plus(AuditVerifier.LONGEST_WAIT).plusSeconds(1))
                        .verify()
                        .fault())
                .hasValueSatisfying(fault -> assertThat(fault).startsWith("entry 1 has waited"));
    }

    @Test
    void aPointNotedEarlierRevealsACutAndARecomputedChain() {
        record(3);
        sealer.sealWaiting();
        Anchor noted = verifier.verify().end().orElseThrow();
        assertThat(verifier.verify(Optional.of(noted)).fault()).isEmpty();

        withoutTriggers("DELETE FROM audit_entry WHERE id = 3");
        withoutTriggers("DELETE FROM audit_seal WHERE seq = 3");
        assertThat(verifier.verify().fault()).as("unseen without it").isEmpty();
        assertThat(verifier.verify(Optional.of(noted)).fault())
                .hasValue("the chain ends at seal 2, but seal 3 was noted");

        record(1);
        sealer.sealWaiting();
        assertThat(verifier.verify(Optional.of(noted)).fault())
                .hasValue("seal 3 is not the one noted: the chain was computed anew");
    }

    @Test
    void eightWritersAndThreeSealersMakeOneChain() throws Exception {
        int writers = 8;
        int each = 250;
        AtomicBoolean writing = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(writers + 3);
        try {
            List<CompletableFuture<Void>> sealing = IntStream.range(0, 3)
                    .mapToObj(i -> CompletableFuture.runAsync(
                            () -> {
                                while (writing.get()) {
                                    sealer.sealWaiting();
                                }
                            },
                            threads))
                    .toList();
            CompletableFuture.allOf(IntStream.range(0, writers)
                            .mapToObj(i -> CompletableFuture.runAsync(() -> record(each), threads))
                            .toArray(CompletableFuture[]::new))
                    .join();
            writing.set(false);
            sealing.forEach(CompletableFuture::join);
        } finally {
            threads.shutdown();
        }
        sealer.sealWaiting();

        Verdict verdict = verifier.verify();
        assertThat(verdict.fault()).isEmpty();
        assertThat(verdict.end()).map(Anchor::seq).hasValue((long) writers * each);
        assertThat(count("audit_pending")).isZero();
    }

    @Test
    void aHundredThousandWaitingEntriesAreSealedQuickly() {
        jdbc.sql(
                        """
                        WITH recorded AS (
                            INSERT INTO audit_entry (at, actor, action, subject, details)
                            SELECT now(), 'person:' || n, 'task.decide', 'task:' || n, '{"outcome":"approve"}'
                            FROM generate_series(1, 100000) AS n
                            RETURNING id)
                        INSERT INTO audit_pending SELECT id FROM recorded
                        """)
                .update();

        long start = System.nanoTime();
        sealer.sealWaiting();
        Duration took = Duration.ofNanos(System.nanoTime() - start);

        assertThat(count("audit_seal")).isEqualTo(100_000);
        assertThat(took).isLessThan(Duration.ofSeconds(30));
        assertThat(verifier.verify().fault()).isEmpty();
    }

    private void record(int entries) {
        for (int i = 0; i < entries; i++) {
            log.record("person:" + i, "task.decide", "task:" + i, Map.of("outcome", "approve", "reason", "đồng ý"));
        }
    }

    private long count(String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }

    private void withoutTriggers(String sql) {
        for (String table : List.of("audit_entry", "audit_seal")) {
            jdbc.sql("ALTER TABLE " + table + " DISABLE TRIGGER ALL").update();
        }
        jdbc.sql(sql).update();
        for (String table : List.of("audit_entry", "audit_seal")) {
            jdbc.sql("ALTER TABLE " + table + " ENABLE TRIGGER ALL").update();
        }
    }

    private AuditVerifier verifierAt(Instant now) {
        return new AuditVerifier(new JdbcTemplate(transactions.getDataSource()), transactions, at(now));
    }

    private static Clock at(Instant instant) {
        return Clock.fixed(instant, ZoneOffset.UTC);
    }
}
