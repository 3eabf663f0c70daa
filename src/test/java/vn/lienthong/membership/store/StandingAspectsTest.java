package vn.lienthong.membership.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.humantask.LostStep;
import vn.lienthong.membership.ApprovalTasks.Subject;
import vn.lienthong.testsupport.Postgres;

/** What it costs to look after aspects that wait for their decision, when very many do. */
class StandingAspectsTest {

    private static final int REQUESTS = 12_500;
    private static final int BATCH = 200;

    @Test
    void aBatchReadsItsOwnAspectsHoweverManyWait() {
        try (HikariDataSource database = Postgres.pool(Postgres.emptyDatabaseUrl())) {
            Flyway.configure()
                    .dataSource(database)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            JdbcClient jdbc = JdbcClient.create(database);
            load(jdbc);
            RequestStore requests = new RequestStore(jdbc);
            TransactionTemplate transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
            Instant now = Instant.now().plus(Duration.ofHours(2));
            Set<Subject> seen = new HashSet<>();

            for (int batch = 1; batch <= 25; batch++) {
                transaction.executeWithoutResult(status -> {
                    long before = read(jdbc);
                    List<Subject> due = requests.lockStandingAspects(now, BATCH);
                    // those of the batch before, whose entries the database has not forgotten yet, are read in passing
                    assertThat(read(jdbc) - before).isBetween((long) BATCH, 3L * BATCH);
                    due.forEach(aspect -> requests.stepDue(aspect, LostStep.nextLook(now)));
                    seen.addAll(due);
                });
                assertThat(seen).hasSize(batch * BATCH);
            }
        }
    }

    /** Rows, and entries of the index, this connection has read and not reported yet: grows within a transaction. */
    private static long read(JdbcClient jdbc) {
        return jdbc.sql("SELECT pg_stat_get_xact_tuples_returned('membership_aspect'::regclass)"
                        + " + pg_stat_get_xact_tuples_returned('membership_aspect_asked'::regclass)")
                .query(Long.class)
                .single();
    }

    private static void load(JdbcClient jdbc) {
        jdbc.sql(
                        """
                        WITH applicant AS (
                            INSERT INTO person (personal_id, full_name, search_text)
                            SELECT n, 'Nguyễn Văn Thí Dụ', '' FROM generate_series(1, ?) n
                            RETURNING id),
                        opened AS (
                            INSERT INTO dossier (number, kind, applicant, status, last_step, opened_at, due_at)
                            SELECT 'DOSSIER-' || id, 'registration', id, 'IN_PROGRESS', 1, now(), now() FROM applicant),
                        request AS (
                            INSERT INTO membership_request (id, kind, dossier, person_id, state, declared, claims, lookup, submitted_at,
                                                            requested_on)
                            SELECT gen_random_uuid(), 'REGISTRATION', 'DOSSIER-' || id, id, 'CHECKED', '{}', '{}', '{}', now(),
                                   current_date
                              FROM applicant
                            RETURNING id)
                        INSERT INTO membership_aspect (request_id, aspect, state, organisation)
                        SELECT id, aspect, 'ASKED', 'HN' FROM request, unnest(ARRAY['ACCOUNT', 'CELL', 'POSITION', 'RECEIVING_ACCOUNT']) aspect
                        """)
                .param(REQUESTS)
                .update();
        jdbc.sql("ANALYZE membership_aspect").update();
    }
}
