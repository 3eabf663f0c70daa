package vn.lienthong.messaging;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
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

    /** When so many rows fail it is not the rows: the next sweep finds out whether it has passed. */
    private static final int MOST_LEFT = 10 * BATCH;

    private final TransactionTemplate batch;
    private final TransactionTemplate row;

    public Sweep(PlatformTransactionManager transactions) {
        this.batch = new TransactionTemplate(transactions);
        this.row = new TransactionTemplate(transactions);
        this.row.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Does the work for each row that is due.
     *
     * @param what for the log: which rows these are
     * @param due takes a limit; returns at most so many due rows, always in the same order, and locks them, passing over those
     *     others hold
     * @param id of a row; logged, so nothing about a person
     * @param work makes its row not due any more
     */
    public <T> void each(String what, IntFunction<List<T>> due, Function<T, String> id, Consumer<T> work) {
        Set<String> left = new HashSet<>();
        Set<String> before = new HashSet<>();
        boolean more = true;
        while (more) {
            more = Boolean.TRUE.equals(batch.execute(status -> {
                int limit = BATCH + left.size();
                List<T> rows = due.apply(limit);
                List<T> fresh = rows.stream()
                        .filter(each -> !left.contains(id.apply(each)))
                        .toList();
                for (T each : fresh) {
                    // one that was done and is due still is another node's at this moment, or is never done
                    if (before.contains(id.apply(each)) || !did(what, each, id, work)) {
                        left.add(id.apply(each));
                    }
                }
                before.clear();
                fresh.stream().map(id).forEach(before::add);
                return rows.size() == limit && !fresh.isEmpty() && left.size() < MOST_LEFT;
            }));
        }
    }

    /**
     * Does the work for one row within the caller's transaction, or, when it fails, nothing of it.
     *
     * @return whether it was done
     */
    public <T> boolean did(String what, T each, Function<T, String> id, Consumer<T> work) {
        try {
            row.executeWithoutResult(status -> work.accept(each));
            return true;
        } catch (RuntimeException e) {
            log.error("{} {} is left for the next time", what, id.apply(each), e);
            return false;
        }
    }
}
