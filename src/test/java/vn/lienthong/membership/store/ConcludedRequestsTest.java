package vn.lienthong.membership.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.membership.MembershipRequest;
import vn.lienthong.testsupport.Postgres;

/** What an upgrade takes the decided requests of before for. */
class ConcludedRequestsTest {

    private static final String BEFORE = "73";
    private static final String NOW = "74";

    @Test
    void onlyDecidedRequestsWhoseDossierIsStillOpenAreToldOnceMore() {
        try (HikariDataSource database = Postgres.pool(Postgres.emptyDatabaseUrl())) {
            migrate(database, BEFORE);
            JdbcClient jdbc = JdbcClient.create(database);
            request(jdbc, 1, "DECIDED", "RESULT_RETURNED");
            request(jdbc, 2, "DECIDED", "STOPPED");
            UUID lost = request(jdbc, 3, "DECIDED", "IN_PROGRESS");
            request(jdbc, 4, "WITHDRAWN", "WITHDRAWN");
            UUID unchecked = request(jdbc, 5, "SUBMITTED", "REGISTERED");

            migrate(database, NOW);

            RequestStore requests = new RequestStore(jdbc);
            assertThat(requests.lockStanding(Instant.now(), 10)).isEmpty();
            Instant later = Instant.now().plus(Duration.ofHours(2));
            assertThat(requests.lockStanding(later, 10))
                    .extracting(MembershipRequest::id)
                    .containsExactly(lost, unchecked);
            requests.concluded(lost, Instant.now());
            assertThat(requests.lockStanding(later, 10))
                    .extracting(MembershipRequest::id)
                    .containsExactly(unchecked);
        }
    }

    private static void migrate(DataSource database, String version) {
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration")
                .target(version)
                .load()
                .migrate();
    }

    private static UUID request(JdbcClient jdbc, int number, String state, String status) {
        UUID id = new UUID(0, number);
        jdbc.sql(
                        """
                        WITH applicant AS (
                            INSERT INTO person (personal_id, full_name, search_text) VALUES (:number, 'Nguyễn Văn Thí Dụ', '')
                            RETURNING id),
                        opened AS (
                            INSERT INTO dossier (number, kind, applicant, status, last_step, opened_at, due_at)
                            SELECT :number, 'registration', id, :status, 1, now(), now() FROM applicant)
                        INSERT INTO membership_request (id, kind, dossier, person_id, state, outcome, declared, claims, lookup,
                                                        submitted_at, requested_on, closed_at)
                        SELECT :id, 'REGISTRATION', :number, id, :state, CASE WHEN :state = 'DECIDED' THEN 'APPROVED' END,
                               '{}', '{}', '{}', now() - interval '3 hours', current_date,
                               CASE WHEN :state <> 'SUBMITTED' THEN now() - interval '2 hours' END
                          FROM applicant
                        """)
                .param("id", id)
                .param("number", "DOSSIER-" + number)
                .param("state", state)
                .param("status", status)
                .update();
        return id;
    }
}
