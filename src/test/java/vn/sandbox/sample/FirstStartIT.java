package vn.sandbox.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.People;
import vn.lienthong.testsupport.Postgres;
import vn.sandbox.Sandbox;
import vn.sandbox.SandboxOptions;

class FirstStartIT {

    @Test
    void hubKnowsTheSampleAfterItsFirstStartAndIsLeftAloneAfterwards() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.withDatabase(Postgres.freshDatabaseUrl()))) {
            Organisations organisations = sandbox.hub().getBean(Organisations.class);
            People people = sandbox.hub().getBean(People.class);
            JdbcClient jdbc = sandbox.hub().getBean(JdbcClient.class);

            assertThat(organisations.find("HN-TAYHO-VIDU-KD1", LocalDate.of(2026, 5, 20)))
                    .isPresent();
            assertThat(people.byPersonalId(Featured.CELL_SECRETARY.person().personalId()))
                    .isPresent();
            assertThat(people.byPersonalId(Featured.NEW_MEMBER.person().personalId()))
                    .as("somebody who has yet to log in for the first time")
                    .isEmpty();

            assertThat(jdbc.sql("SELECT current_user").query(String.class).single())
                    .as("the hub owns no table")
                    .isNotEqualTo(jdbc.sql("SELECT tableowner FROM pg_tables WHERE tablename = 'audit_entry'")
                            .query(String.class)
                            .single());

            jdbc.sql("DELETE FROM delegation").update();
            FirstStart.fill(sandbox.hub());
            assertThat(jdbc.sql("SELECT count(*) FROM delegation")
                            .query(Long.class)
                            .single())
                    .isZero();
        }
    }
}
