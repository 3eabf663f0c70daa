package vn.lienthong.messaging;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.jms.JmsException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Moves messages from the outbox to the broker, for as long as the hub runs. Woken by the commit that wrote one, with a
 * poll for what other nodes left behind. While the broker or the database is away it waits and tries again.
 */
@Component
class Relay implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);

    private static final int BATCH = 500;
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    private final OutboxLane lane;
    private final ConnectionFactory broker;
    private final RelaySignal signal;

    private volatile Thread worker;
    private BrokerSender sender;

    Relay(OutboxLane lane, ConnectionFactory broker, RelaySignal signal) {
        this.lane = lane;
        this.broker = broker;
        this.signal = signal;
    }

    @Override
    public void start() {
        Thread thread = new Thread(this::work, "outbox-relay");
        worker = thread;
        thread.start();
    }

    @Override
    public void stop() {
        Thread thread = worker;
        worker = null;
        if (thread == null) {
            return;
        }
        signal.raise();
        try {
            thread.join(Duration.ofSeconds(10).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return worker != null;
    }

    private void work() {
        Duration pause = POLL;
        int sent = 0;
        while (isRunning()) {
            try {
                // a little goes out at once from every lane; of much, one lane, so that other nodes share the work
                sent = lane.drain(sent < BATCH ? Lanes.COUNT : 1, BATCH, this::send);
                pause = POLL;
                if (sent == 0) {
                    signal.await(POLL);
                }
            } catch (BrokerAway | JmsException | DataAccessException | TransactionException e) {
                log.warn("the outbox waits {} s: {}", pause.toSeconds(), e.getMessage());
                disconnect();
                sent = 0;
                pause = sleep(pause);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        disconnect();
    }

    private void send(java.util.List<StoredMessage> batch) {
        try {
            if (sender == null) {
                sender = new BrokerSender(broker);
            }
            sender.send(batch);
        } catch (JMSException e) {
            throw new BrokerAway(e);
        }
    }

    private Duration sleep(Duration pause) {
        try {
            signal.await(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
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
