package vn.lienthong.document;

import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.util.Assert;

/**
 * Numbers of documents: 1, 2, 3 … of each series, without a gap and without a repeat, whoever asks at the same time.
 *
 * <p>A number belongs to the caller's transaction. Until that ends, everybody else who asks for a number of the same
 * series waits; if it is rolled back, the next one gets the same number. So ask late in a transaction, and for a batch
 * with one call.
 */
@Component
public class NumberSeries {

    private final JdbcClient jdbc;

    NumberSeries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The next number of a series, for example {@code BL-2026-0000001} of {@code BL-2026}.
     *
     * @param series capitals and digits joined by hyphens; a series begins when it is first asked for
     * @throws IllegalStateException outside a transaction: the number could be lost
     */
    public String next(String series) {
        return next(series, 1).get(0);
    }

    /** As {@link #next(String)}, several in a row. @param count at least 1 */
    public List<String> next(String series, int count) {
        Assert.isTrue(count > 0, "at least one number");
        Assert.state(
                TransactionSynchronizationManager.isActualTransactionActive(),
                "a number needs its caller's transaction");
        long last = jdbc.sql(
                        """
                        INSERT INTO number_series AS s (series, last) VALUES (:series, :count)
                        ON CONFLICT (series) DO UPDATE SET last = s.last + :count
                        RETURNING last
                        """)
                .param("series", series)
                .param("count", count)
                .query(Long.class)
                .single();
        return LongStream.rangeClosed(last - count + 1, last)
                .mapToObj(number -> String.format(Locale.ROOT, "%s-%07d", series, number))
                .toList();
    }
}
