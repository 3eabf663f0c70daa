package vn.lienthong.partner.portal;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The one session of this node: opened when first needed, kept until it fails, renewed once for all who wait for it. */
final class PortalSession {

    private final Supplier<String> login;
    private final Lock lock = new ReentrantLock();
    private String current;
    private CompletableFuture<String> renewal;

    /** @param login opens a session or throws; never run twice at a time */
    PortalSession(Supplier<String> login) {
        this.login = login;
    }

    /** The session to use now. Fails as the login did. */
    String current() {
        return otherThan(null);
    }

    /**
     * A session that is not the one that failed. Of many callers one logs in; the others get what it got, its failure
     * included.
     *
     * @param failed null when there was none
     */
    String otherThan(String failed) {
        CompletableFuture<String> wanted;
        boolean mine = false;
        lock.lock();
        try {
            if (current != null && !current.equals(failed)) {
                return current;
            }
            current = null;
            if (renewal == null) {
                renewal = new CompletableFuture<>();
                mine = true;
            }
            wanted = renewal;
        } finally {
            lock.unlock();
        }
        if (mine) {
            renew(wanted);
        }
        return outcome(wanted);
    }

    private void renew(CompletableFuture<String> wanted) {
        String opened = null;
        Throwable failure = null;
        try {
            opened = login.get();
        } catch (RuntimeException | Error e) { // whatever it was, others wait for the outcome
            failure = e;
        }
        lock.lock();
        try {
            current = opened;
            renewal = null;
        } finally {
            lock.unlock();
        }
        if (failure == null) {
            wanted.complete(opened);
        } else {
            wanted.completeExceptionally(failure);
        }
    }

    private static String outcome(CompletableFuture<String> renewal) {
        try {
            return renewal.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) e.getCause();
        }
    }
}
