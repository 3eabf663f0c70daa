package vn.lienthong.messaging;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jms.JmsException;
import org.springframework.transaction.TransactionException;

/**
 * One thread of the relay, with a connection of its own. While the broker or the database is away it waits and tries again.
 */
final class RelayWorker {

    private static final Logger log = LoggerFactory.getLogger(RelayWorker.class);

    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final String name;
    private final ConnectionFactory broker;
    private final RelaySignal signal;
    private final Duration poll;
    private final Turn turn;

    private volatile Thread thread;
    private BrokerSender sender;

    /** Takes messages out of the outbox. */
    @FunctionalInterface
    interface Turn {

        /** @return whether there may be more; else the worker waits for its signal */
        boolean take(Consumer<List<StoredMessage>> send);
    }

    /** @param poll to look without a signal */
    RelayWorker(String name, ConnectionFactory broker, RelaySignal signal, Duration poll, Turn turn) {
        this.name = name;
        this.broker = broker;
        this.signal = signal;
        this.poll = poll;
        this.turn = turn;
    }

    void start() {
        Thread started = new Thread(this::work, name);
        thread = started;
        started.start();
    }

    void stop() {
        Thread stopped = thread;
        thread = null;
        if (stopped == null) {
            return;
        }
        signal.raise();
        LockSupport.unpark(stopped);
        try {
            stopped.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean isRunning() {
        return thread != null;
    }

    private void work() {
        Duration pause = PAUSE;
        while (isRunning()) {
            try {
                boolean more = turn.take(this::send);
                pause = PAUSE;
                if (!more) {
                    signal.await(poll);
                }
            } catch (BrokerAway | JmsException | DataAccessException | TransactionException e) {
                log.warn("the outbox waits {} s: {}", pause.toSeconds(), e.getMessage());
                disconnect();
                pause = rest(pause);
            } catch (RuntimeException e) {
                log.error("the outbox waits {} s", pause.toSeconds(), e);
                disconnect();
                pause = rest(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        disconnect();
    }

    private void send(List<StoredMessage> batch) {
        try {
            if (sender == null) {
                sender = new BrokerSender(broker);
            }
            sender.send(batch);
        } catch (JMSException e) {
            throw new BrokerAway(e);
        }
    }

    /** However much comes into the outbox meanwhile: where nothing goes out, one look is as good as a thousand. */
    private static Duration rest(Duration pause) {
        LockSupport.parkNanos(pause.toNanos());
        Duration doubled = pause.multipliedBy(2);
        return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
    }

    private void disconnect() {
        try (BrokerSender lost = sender) {
            sender = null;
        } catch (JMSException e) {
            log.debug("closing a broken connection failed", e);
        }
    }

    /** The broker did not take the batch; it stays in the outbox. */
    private static final class BrokerAway extends RuntimeException {

        BrokerAway(JMSException cause) {
            super(cause.getMessage(), cause);
        }
    }
}
