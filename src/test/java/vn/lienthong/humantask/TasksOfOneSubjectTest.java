package vn.lienthong.humantask;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.testsupport.Postgres;

/** What an upgrade does with two tasks that wait for one subject, before a rule forbids them. */
class TasksOfOneSubjectTest {

    @ParameterizedTest
    @CsvSource({
        "65, 69, approve-residence-form, approve-account",
        "65, 69, approve-violation, approve-refund",
        "72, 73, approve-account, test-free",
        "72, 73, approve-cell, test-free",
        "72, 73, approve-position, test-free",
        "72, 73, approve-receiving-account, test-free",
        "72, 73, approve-refund, test-free"
    })
    void theOldestThatWaitsStaysAndTheOthersAreCancelled(String before, String rule, String type, String freeType) {
        try (HikariDataSource database = Postgres.pool(Postgres.emptyDatabaseUrl())) {
            migrate(database, before);
            JdbcClient jdbc = JdbcClient.create(database);
            UUID decided = task(jdbc, 1, type, "a", "CANCELLED");
            UUID first = task(jdbc, 2, type, "a", "OPEN");
            UUID second = task(jdbc, 3, type, "a", "CLAIMED");
            UUID third = task(jdbc, 4, type, "a", "OPEN");
            UUID other = task(jdbc, 5, type, "b", "CLAIMED");
            UUID free = task(jdbc, 6, freeType, "a", "OPEN");
            UUID freeToo = task(jdbc, 7, freeType, "a", "OPEN");

            migrate(database, rule);

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
            assertThatThrownBy(() -> task(jdbc, 8, type, "a", "OPEN")).isInstanceOf(DuplicateKeyException.class);
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
