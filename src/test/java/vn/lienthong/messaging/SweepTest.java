package vn.lienthong.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import vn.lienthong.testsupport.Postgres;

/** One bad row keeps no other waiting, and nothing of it stays behind. */
class SweepTest {

    private static final int ROWS = 450;

    private JdbcClient jdbc;
    private Sweep sweep;

    @BeforeEach
    void rowsThatAreDue() {
        DataSource database = Postgres.freshDatabase();
        jdbc = JdbcClient.create(database);
        sweep = new Sweep(new DataSourceTransactionManager(database));
        jdbc.sql("CREATE TABLE due (n int PRIMARY KEY, done boolean NOT NULL DEFAULT false)")
                .update();
        jdbc.sql("CREATE TABLE effect (n int PRIMARY KEY)").update();
        jdbc.sql("INSERT INTO due (n) SELECT generate_series(1, ?)").param(ROWS).update();
    }

    @Test
    void everyRowThatIsDueIsDoneOverAllBatches() {
        sweep.each("row", this::due, String::valueOf, this::work);

        assertThat(effects()).isEqualTo(ROWS);
        assertThat(due(1)).isEmpty();
    }

    @Test
    void aBadRowIsUndoneAloneAndTriedAgainByTheNextSweep() {
        List<Integer> bad = new ArrayList<>(List.of(1, 7, 300));
        sweep.each("row", this::due, String::valueOf, row -> {
            work(row);
            if (bad.contains(row)) {
                throw new IllegalStateException("bad");
            }
        });
        assertThat(effects()).isEqualTo(ROWS - bad.size());
        assertThat(due(10)).isEqualTo(bad);

        sweep.each("row", this::due, String::valueOf, this::work);
        assertThat(effects()).isEqualTo(ROWS);
    }

    @Test
    void anErrorOfTheDatabaseInOneRowLeavesTheBatchWhole() {
        jdbc.sql("INSERT INTO effect VALUES (5)").update();

        sweep.each("row", this::due, String::valueOf, this::work);

        assertThat(effects()).isEqualTo(ROWS);
        assertThat(due(10)).containsExactly(5);
    }

    @Test
    @Timeout(60)
    void badRowsAloneDoNotKeepTheClockBusy() {
        sweep.each("row", this::due, String::valueOf, row -> {
            throw new IllegalStateException("bad");
        });

        assertThat(effects()).isZero();
    }

    @Test
    void moreBadRowsThanABatchTakesKeepNoOtherWaiting() {
        sweep.each("row", this::due, String::valueOf, row -> {
            if (row <= 250) {
                throw new IllegalStateException("bad");
            }
            work(row);
        });

        assertThat(effects()).isEqualTo(ROWS - 250);
    }

    @Test
    void aRowThatIsDoneAndStaysDueEndsTheSweep() {
        List<Integer> tried = new ArrayList<>();

        sweep.each("row", this::due, String::valueOf, tried::add);

        assertThat(tried).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(200);
    }

    private List<Integer> due(int limit) {
        return jdbc.sql("SELECT n FROM due WHERE NOT done ORDER BY n LIMIT ? FOR UPDATE SKIP LOCKED")
                .param(limit)
                .query(Integer.class)
                .list();
    }

    private void work(int row) {
        jdbc.sql("INSERT INTO effect VALUES (?)").param(row).update();
        jdbc.sql("UPDATE due SET done = true WHERE n = ?").param(row).update();
    }

    private long effects() {
        return jdbc.sql("SELECT count(*) FROM effect").query(Long.class).single();
    }
}
