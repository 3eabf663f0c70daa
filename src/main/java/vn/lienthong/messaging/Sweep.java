package vn.lienthong.messaging;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Work that the clock begins: whatever is due, in batches of one transaction each, until nothing is left. Every node sweeps; row
 * locks decide which one acts. What goes wrong with one row is logged and undone for that row alone, and the row is tried again by
 * the next sweep; it keeps no other row waiting.
 */
@Component
public class Sweep {

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);
    private static final int BATCH = 200;

    private final TransactionTemplate batch;
    private final TransactionTemplate row;

    Sweep(PlatformTransactionManager transactions) {
        this.batch = new TransactionTemplate(transactions);
        this.row = new TransactionTemplate(transactions);
        this.row.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Does the work for each row that is due.
     *
     * @param what for the log: which rows these are
     * @param due takes a limit; returns at most so many due rows and locks them, passing over those others hold
     * @param work makes its row not due any more
     */
    public <T> void each(String what, IntFunction<List<T>> due, Consumer<T> work) {
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(batch.execute(status -> {
                List<T> rows = due.apply(BATCH);
                long done = rows.stream().filter(each -> did(what, each, work)).count();
                // a full batch means there may be more; one of failures only would come again and again
                return rows.size() == BATCH && done > 0;
            }));
        }
    }

    private <T> boolean did(String what, T each, Consumer<T> work) {
        try {
            row.executeWithoutResult(status -> work.accept(each));
            return true;
        } catch (RuntimeException e) {
            log.error("{} {} is left for the next time", what, each, e);
            return false;
        }
    }
}
