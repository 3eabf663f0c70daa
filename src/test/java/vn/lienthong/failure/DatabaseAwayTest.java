package vn.lienthong.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionSystemException;
import vn.lienthong.testsupport.Postgres;

class DatabaseAwayTest {

    @ParameterizedTest
    @ValueSource(strings = {"53000", "53100", "53200", "53300", "57P01", "57P02", "57P03", "25006"})
    void aServerThatDoesNotWorkIsAwayWhicheverStatementMeetsIt(String state) {
        SQLException refused = new SQLException("refused", state);

        assertThat(DatabaseAway.isCauseOf(new UncategorizedSQLException("insert", "INSERT …", refused)))
                .isTrue();
        assertThat(DatabaseAway.isCauseOf(new TransactionSystemException("commit", refused)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"40P01", "23505", "22001", "53400", "57014", "25001", "08006"})
    void whatAStatementBringsAboutItselfIsNotMeant(String state) {
        assertThat(DatabaseAway.isCauseOf(
                        new DataAccessResourceFailureException("insert", new SQLException("refused", state))))
                .isFalse();
    }

    @Test
    void aFailureWithoutAStateIsNotMeant() {
        assertThat(DatabaseAway.isCauseOf(new IllegalStateException(new SQLException("?"))))
                .isFalse();
    }

    /** Else every statement of it would fail until it is old. */
    @Test
    void aConnectionThatMayOnlyReadLeavesThePool() {
        try (HikariDataSource pool = Postgres.freshDatabase()) {
            pool.setMaximumPoolSize(1);
            JdbcTemplate jdbc = new JdbcTemplate(pool);
            jdbc.execute("CREATE TABLE written (at timestamptz)");
            jdbc.execute("SET default_transaction_read_only = on");

            assertThatThrownBy(() -> jdbc.update("INSERT INTO written VALUES (now())"))
                    .satisfies(refused ->
                            assertThat(DatabaseAway.isCauseOf(refused)).isTrue());

            assertThat(jdbc.update("INSERT INTO written VALUES (now())")).isEqualTo(1);
        }
    }
}
