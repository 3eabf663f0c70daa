package vn.lienthong.residence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.testsupport.Postgres;

/** The number of a paper of statistics: one for a page, and none is lost when the paper is not made. */
class StatisticsPapersTest {

    private static final Instant NOON = Instant.parse("2026-11-20T05:00:00Z");
    private static final long SOMEBODY = 7;

    private HikariDataSource database;
    private TransactionTemplate transaction;
    private StatisticsPaperStore store;
    private int last;

    @BeforeEach
    void freshDatabase() {
        database = Postgres.freshDatabase();
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        store = new StatisticsPaperStore(JdbcClient.create(database));
    }

    @AfterEach
    void closeConnections() {
        database.close();
    }

    @Test
    void aPageThatIsSentTwiceHasOneNumber() {
        UUID page = UUID.randomUUID();

        String first = begin(page, NOON);

        assertThat(begin(page, NOON.plus(Duration.ofHours(3)))).isEqualTo(first).isEqualTo("TKCT-2026-0000001");
        assertThat(begin(UUID.randomUUID(), NOON)).isEqualTo("TKCT-2026-0000002");
    }

    @Test
    void aNumberWhosePaperWasNotMadeIsGivenToTheNextPageAnHourLater() {
        UUID failed = UUID.randomUUID();
        UUID next = UUID.randomUUID();
        begin(failed, NOON);
        assertThat(begin(UUID.randomUUID(), NOON.plus(Duration.ofMinutes(59)))).isEqualTo("TKCT-2026-0000002");

        assertThat(begin(next, NOON.plus(Duration.ofMinutes(61)))).isEqualTo("TKCT-2026-0000001");

        assertThat(lock(failed)).as("its number is another page's").isEmpty();
        assertThat(lock(next).orElseThrow().document()).isEmpty();
    }

    @Test
    void twoClicksAtTheSameMomentTakeOneNumber() {
        UUID page = UUID.randomUUID();
        TransactionTemplate other = new TransactionTemplate(new DataSourceTransactionManager(database));
        assertThatThrownBy(() -> transaction.executeWithoutResult(
                        status -> store.begin(page, SOMEBODY, "HN-MAU", "TKCT-2026", NOON, NOON, () -> {
                            inAnotherThread(() -> other.executeWithoutResult(inner -> begin(page, NOON)));
                            return next();
                        })))
                .as("asked again it finds what the other began")
                .isInstanceOf(DuplicateKeyException.class);
        assertThat(lock(page)).isPresent();
    }

    private static void inAnotherThread(Runnable work) {
        Thread thread = new Thread(work);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String begin(UUID page, Instant now) {
        transaction.executeWithoutResult(status ->
                store.begin(page, SOMEBODY, "HN-MAU", "TKCT-2026", now, now.minus(Duration.ofHours(1)), this::next));
        return lock(page).orElseThrow().proof().number();
    }

    private String next() {
        return "TKCT-2026-%07d".formatted(++last);
    }

    private Optional<StatisticsPaperStore.Begun> lock(UUID page) {
        return transaction.execute(status -> store.lock(page));
    }
}
