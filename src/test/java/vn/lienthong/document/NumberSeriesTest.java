package vn.lienthong.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.testsupport.Postgres;

class NumberSeriesTest {

    private static final String SERIES = "BL-2026";

    private HikariDataSource database;
    private TransactionTemplate transaction;
    private NumberSeries numbers;

    @BeforeEach
    void freshDatabase() {
        database = Postgres.freshDatabase();
        transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
        numbers = new NumberSeries(JdbcClient.create(database));
    }

    @AfterEach
    void closeConnections() {
        database.close();
    }

    @Test
    void eachSeriesCountsForItself() {
        assertThat(next(SERIES)).isEqualTo("BL-2026-0000001");
        assertThat(next(SERIES)).isEqualTo("BL-2026-0000002");
        assertThat(next("BL-2027")).isEqualTo("BL-2027-0000001");
        assertThat(next(SERIES)).isEqualTo("BL-2026-0000003");
    }

    @Test
    void aBatchTakesNumbersInARow() {
        next(SERIES);

        assertThat(transaction.<List<String>>execute(status -> numbers.next(SERIES, 3)))
                .containsExactly("BL-2026-0000002", "BL-2026-0000003", "BL-2026-0000004");
        assertThat(next(SERIES)).isEqualTo("BL-2026-0000005");
    }

    @Test
    void aRollbackGivesTheNumberBack() {
        next(SERIES);
        transaction.executeWithoutResult(status -> {
            assertThat(numbers.next(SERIES)).isEqualTo("BL-2026-0000002");
            status.setRollbackOnly();
        });

        assertThat(next(SERIES)).isEqualTo("BL-2026-0000002");
    }

    @Test
    void theFirstNumberOfASeriesIsGivenBackToo() throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        CountDownLatch othersWait = new CountDownLatch(1);
        CompletableFuture<Void> givesUp = CompletableFuture.runAsync(() -> transaction.executeWithoutResult(status -> {
            numbers.next(SERIES);
            taken.countDown();
            await(othersWait);
            status.setRollbackOnly();
        }));
        taken.await();
        CompletableFuture<String> waits = CompletableFuture.supplyAsync(() -> next(SERIES));
        assertThatThrownBy(() -> waits.get(300, TimeUnit.MILLISECONDS))
                .as("the number is not free before the other transaction has ended")
                .isInstanceOf(java.util.concurrent.TimeoutException.class);

        othersWait.countDown();
        givesUp.join();

        assertThat(waits.get(10, TimeUnit.SECONDS)).isEqualTo("BL-2026-0000001");
    }

    @Test
    void eightAtOnceWithRollbacksLeaveNoGapAndNoRepeat() {
        int threads = 8;
        int each = 150;
        List<String> kept = Collections.synchronizedList(new ArrayList<>());
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CompletableFuture.allOf(IntStream.range(0, threads)
                            .mapToObj(seed -> CompletableFuture.runAsync(() -> takeSome(each, seed, kept), pool))
                            .toArray(CompletableFuture[]::new))
                    .join();
        } finally {
            pool.shutdown();
        }

        assertThat(kept).as("some were rolled back").hasSizeBetween(each, threads * each * 2);
        assertThat(kept.stream().sorted().toList())
                .isEqualTo(IntStream.rangeClosed(1, kept.size())
                        .mapToObj(number -> String.format("BL-2026-%07d", number))
                        .toList());
    }

    @Test
    void aNumberOutsideATransactionIsRefused() {
        assertThatIllegalStateException().isThrownBy(() -> numbers.next(SERIES));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "bl-2026", "BL 2026", "BL--2026", "BL-2026-", "BL/2026"})
    void aSeriesOfAnotherFormIsRefused(String series) {
        assertThatThrownBy(() -> next(series)).isInstanceOf(DataAccessException.class);
    }

    private void takeSome(int times, int seed, List<String> kept) {
        Random random = new Random(seed);
        for (int i = 0; i < times; i++) {
            boolean rollback = random.nextInt(3) == 0;
            int count = 1 + random.nextInt(2);
            List<String> taken = transaction.execute(status -> {
                if (rollback) {
                    status.setRollbackOnly();
                }
                return numbers.next(SERIES, count);
            });
            if (!rollback) {
                kept.addAll(taken);
            }
        }
    }

    private String next(String series) {
        return transaction.execute(status -> numbers.next(series));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
