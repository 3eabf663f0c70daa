package vn.lienthong.messaging;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/** Wakes the relay of this process; other nodes find their work by polling. */
@Component
final class RelaySignal {

    private final Semaphore raised = new Semaphore(0);

    /** Something is in the outbox. Cheap, and never blocks. */
    void raise() {
        if (raised.availablePermits() == 0) {
            raised.release();
        }
    }

    /** Returns when the signal was raised since the last call, or after {@code atMost}. */
    void await(Duration atMost) throws InterruptedException {
        raised.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
        raised.drainPermits();
    }
}
