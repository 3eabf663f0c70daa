package vn.lienthong.messaging;

import jakarta.jms.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Moves messages from the outbox to the broker, for as long as the hub runs. Woken by the commit that wrote one, with a
 * poll for what other nodes left behind. Of a full outbox two threads take, so that one works while the other waits for the
 * disk; as long as little comes, one does all, and gathers it for a moment: the first message never waits.
 */
@Component
class Relay implements SmartLifecycle {

    private static final int BATCH = 500;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration SELDOM = Duration.ofMinutes(1);
    /** How long a turn is put off that follows upon another, so that what comes meanwhile goes with it. */
    private static final Duration GATHERING = Duration.ofMillis(4);

    private final OutboxLane lane;
    private final RelayWorker first;
    private final RelayWorker second;
    private final RelaySignal much = new RelaySignal();

    /** Of the first worker's last turn, which alone reads it. */
    private int sent;

    Relay(OutboxLane lane, ConnectionFactory broker, RelaySignal signal) {
        this.lane = lane;
        this.first = new RelayWorker("outbox-relay", broker, signal, POLL, this::takeFirst);
        this.second = new RelayWorker("outbox-relay-2", broker, much, SELDOM, this::takeSecond);
    }

    @Override
    public void start() {
        first.start();
        second.start();
    }

    @Override
    public void stop() {
        second.stop();
        first.stop();
    }

    @Override
    public boolean isRunning() {
        return first.isRunning();
    }

    /** A little goes out at once from every lane; of much, one lane, so that other relays share the work. */
    private boolean takeFirst(Consumer<List<StoredMessage>> send) {
        int lanes = sent < BATCH ? Lanes.COUNT : 1;
        if (sent > 0 && sent < BATCH) {
            LockSupport.parkNanos(GATHERING.toNanos());
        }
        sent = 0;
        sent = lane.drain(lanes, BATCH, send);
        if (sent == BATCH) {
            much.raise();
        }
        return sent > 0;
    }

    private boolean takeSecond(Consumer<List<StoredMessage>> send) {
        return lane.drain(1, BATCH, send) == BATCH;
    }
}
