package vn.lienthong.benchmark;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** People who decide whatever waits, each on a share of their own, until they are sent home. */
final class Officers implements AutoCloseable {

    private static final int HEADS = 2;
    /** Their looks cost the hub something that nobody beside it pays; whoever looks thirty times a second is quick enough. */
    private static final Duration LOOK_AGAIN = Duration.ofMillis(30);

    private final ExecutorService threads = Executors.newFixedThreadPool(HEADS);
    private final List<? extends Future<?>> work;
    private volatile boolean open = true;

    /**
     * @param waiting the tasks to decide, or some of them; empty when there are none at the moment
     * @param decide ends one
     */
    Officers(Supplier<List<UUID>> waiting, Consumer<UUID> decide) {
        work = IntStream.range(0, HEADS)
                .mapToObj(head -> threads.submit(() -> work(head, waiting, decide)))
                .toList();
    }

    private void work(int head, Supplier<List<UUID>> waiting, Consumer<UUID> decide) {
        while (open) {
            List<UUID> mine = waiting.get().stream()
                    .filter(task -> Math.floorMod(task.hashCode(), HEADS) == head)
                    .toList();
            mine.forEach(decide);
            if (mine.isEmpty()) {
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
        }
    }

    /**
     * Returns when all is done.
     *
     * @throws IllegalStateException when one of them failed at the work
     * @throws AssertionError when it is not done in time
     */
    void workUntil(BooleanSupplier done, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!done.getAsBoolean()) {
            work.stream().filter(Future::isDone).forEach(Officers::rethrow);
            if (System.nanoTime() > end) {
                throw new AssertionError("the work is not done after " + atMost);
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    @Override
    public void close() {
        open = false;
        threads.shutdown();
        work.forEach(Officers::rethrow);
    }

    private static void rethrow(Future<?> officer) {
        try {
            officer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("an officer failed", e.getCause());
        }
    }
}
