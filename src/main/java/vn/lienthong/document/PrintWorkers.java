package vn.lienthong.document;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** Two threads make all documents, however many want some: laying out pages needs a processor and memory of its own. */
@Component
final class PrintWorkers implements DisposableBean {

    private static final int WORKERS = 2;
    private static final ClassLoader SERVICES = new ServicesOnce(PrintWorkers.class.getClassLoader());

    private final ExecutorService workers = Executors.newFixedThreadPool(WORKERS, work -> {
        Thread thread = new Thread(work, "document-printer");
        thread.setDaemon(true);
        thread.setContextClassLoader(SERVICES);
        return thread;
    });

    private final Lock large = new ReentrantLock();

    /**
     * What each piece of work makes, in their order.
     *
     * @throws RuntimeException what the first one that fails throws; the rest is not begun then
     */
    List<byte[]> all(List<Callable<byte[]>> work) {
        List<Future<byte[]>> begun = work.stream().map(workers::submit).toList();
        List<byte[]> done = new ArrayList<>();
        try {
            for (Future<byte[]> one : begun) {
                done.add(one.get());
            }
            return done;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while making documents", e);
        } finally {
            begun.forEach(one -> one.cancel(false));
        }
    }

    /** One document. Fails as {@link #all}. */
    byte[] one(Callable<byte[]> work) {
        return all(List.of(work)).get(0);
    }

    /**
     * One of many pages; only one such at a time, since each needs a good part of the memory. Whoever has to wait does so before
     * taking a thread, so that small ones go on. Fails as {@link #all}.
     */
    byte[] large(Callable<byte[]> work) {
        large.lock();
        try {
            return one(work);
        } finally {
            large.unlock();
        }
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }
}
