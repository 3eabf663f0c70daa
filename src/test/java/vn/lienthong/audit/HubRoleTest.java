package vn.lienthong.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.testsupport.Postgres;

/** Where the tables belong to a role of their own, the hub's role can add to the audit log and the ledger, and change neither. */
class HubRoleTest {

    private static final String HUB = "lienthong";

    private static HikariDataSource owners;
    private static HikariDataSource hubs;
    private static JdbcClient owner;
    private static JdbcClient hub;

    @BeforeAll
    static void migrate() {
        String url = Postgres.freshDatabaseUrl();
        owners = Postgres.pool(url);
        hubs = Postgres.pool(url, HUB);
        owner = JdbcClient.create(owners);
        hub = JdbcClient.create(hubs);
        migrateFor(HUB);
    }

    @AfterAll
    static void close() {
        hubs.close();
        owners.close();
    }

    @Test
    void theHubReadsAndWritesWhatItOwnsNoneOf() {
        assertThat(hub.sql("SELECT current_user").query(String.class).single()).isEqualTo(HUB);
        hub.sql("INSERT INTO audit_entry (at, actor, action, subject, details) VALUES (now(), 'hub', 'a', 's', '{}')")
                .update();
        hub.sql("INSERT INTO audit_pending (entry) SELECT id FROM audit_entry").update();

        assertThat(hub.sql("DELETE FROM audit_pending").update()).isOne();
        assertThat(owner.sql(
                                """
                                SELECT relname FROM pg_class
                                 WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> 'flyway_schema_history'
                                   AND (NOT has_table_privilege(?, oid, 'SELECT') OR NOT has_table_privilege(?, oid, 'INSERT'))
                                """)
                        .params(HUB, HUB)
                        .query(String.class)
                        .list())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET actor = 'person:9'",
                "DELETE FROM audit_entry",
                "TRUNCATE audit_entry",
                "ALTER TABLE audit_entry DISABLE TRIGGER ALL",
                "UPDATE audit_seal SET seq = seq + 1",
                "DELETE FROM audit_seal",
                "UPDATE ledger_posting SET amount = amount + 1",
                "DELETE FROM ledger_entry",
                "UPDATE document_bytes SET bytes = ''",
                "DELETE FROM document",
                "DELETE FROM fee_receipt",
                "DROP TABLE outbox",
                "DELETE FROM flyway_schema_history"
            })
    void theHubChangesNothingThatIsKeptForEver(String change) {
        assertThatThrownBy(() -> hub.sql(change).update())
                .rootCause()
                .hasMessageFindingMatch("permission denied|must be owner");
    }

    @Test
    void aTableOfALaterVersionIsGrantedToo() {
        owner.sql("CREATE TABLE later (id bigint GENERATED ALWAYS AS IDENTITY, word text)")
                .update();

        migrateFor(HUB);

        assertThat(hub.sql("INSERT INTO later (word) VALUES ('x')").update()).isOne();
        assertThat(hub.sql("UPDATE later SET word = 'y'").update()).isOne();
    }

    @Test
    void whereTheHubOwnsItsTablesNothingIsToBeGranted() {
        assertThatCode(() -> migrateFor("postgres")).doesNotThrowAnyException();
        assertThatCode(() -> migrateFor("")).doesNotThrowAnyException();
    }

    private static void migrateFor(String role) {
        Flyway.configure()
                .dataSource(owners)
                .locations("classpath:db/migration", "classpath:db/callback")
                .placeholders(Map.of("application-role", role))
                .load()
                .migrate();
    }
}
