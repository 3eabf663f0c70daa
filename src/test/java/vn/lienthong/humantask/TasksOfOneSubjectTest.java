package vn.lienthong.humantask;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.testsupport.Postgres;

/** What an upgrade does with two tasks that wait for one subject, before a rule forbids them. */
class TasksOfOneSubjectTest {

    private static final String BEFORE = "65";
    private static final String RULE = "69";

    @Test
    void theOldestThatWaitsStaysAndTheOthersAreCancelled() {
        try (HikariDataSource database = Postgres.pool(Postgres.emptyDatabaseUrl())) {
            migrate(database, BEFORE);
            JdbcClient jdbc = JdbcClient.create(database);
            UUID decided = task(jdbc, 1, "approve-residence-form", "a", "CANCELLED");
            UUID first = task(jdbc, 2, "approve-residence-form", "a", "OPEN");
            UUID second = task(jdbc, 3, "approve-residence-form", "a", "CLAIMED");
            UUID third = task(jdbc, 4, "approve-residence-form", "a", "OPEN");
            UUID other = task(jdbc, 5, "approve-residence-form", "b", "CLAIMED");
            UUID free = task(jdbc, 6, "approve-account", "a", "OPEN");
            UUID freeToo = task(jdbc, 7, "approve-account", "a", "OPEN");

            migrate(database, RULE);

            assertThat(state(jdbc, decided)).isEqualTo("CANCELLED");
            assertThat(state(jdbc, first)).isEqualTo("OPEN");
            assertThat(state(jdbc, second)).isEqualTo("CANCELLED");
            assertThat(state(jdbc, third)).isEqualTo("CANCELLED");
            assertThat(state(jdbc, other)).isEqualTo("CLAIMED");
            assertThat(state(jdbc, free)).isEqualTo("OPEN");
            assertThat(state(jdbc, freeToo)).isEqualTo("OPEN");
            assertThat(jdbc.sql("SELECT task FROM human_task_history WHERE event = 'cancelled'")
                            .query(UUID.class)
                            .list())
                    .containsExactlyInAnyOrder(second, third);
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

    private static UUID task(JdbcClient jdbc, int number, String type, String subject, String state) {
        UUID id = new UUID(0, number);
        boolean claimed = state.equals("CLAIMED");
        jdbc.sql(
                        """
                        INSERT INTO human_task (id, type, dossier, subject, subject_name, search_text, requested_by, organisation,
                                                state, claimed_by, claimed_at, created_by_message, created_at, due_at)
                        VALUES (:id, :type, 'd', :subject, 'Nguyễn Văn Thí Dụ', '', 'person:1', 'HN', :state,
                                CASE WHEN :claimed THEN 1 END, CASE WHEN :claimed THEN now() END, gen_random_uuid(), now(), now())
                        """)
                .param("id", id)
                .param("type", type)
                .param("subject", subject)
                .param("state", state)
                .param("claimed", claimed)
                .update();
        return id;
    }

    private static String state(JdbcClient jdbc, UUID task) {
        return jdbc.sql("SELECT state FROM human_task WHERE id = ?")
                .param(task)
                .query(String.class)
                .single();
    }
}
