package vn.lienthong.messaging;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.MessageConsumer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Threads that work on a queue, each with a connection of its own, until they are told to end; a lost broker is waited for. */
final class QueueWorkers {

    private static final Logger log = LoggerFactory.getLogger(QueueWorkers.class);
    private static final Duration BREATH = Duration.ofSeconds(1);
    private static final Duration STOP = Duration.ofSeconds(20);

    private final ConnectionFactory broker;
    private final String queue;
    private final Work work;
    private volatile ExecutorService threads;

    /** What is done again and again: waits a moment for messages, handles them, ends the session's transaction. */
    @FunctionalInterface
    interface Work {
        void once(Session session, MessageConsumer queue) throws JMSException;
    }

    QueueWorkers(ConnectionFactory broker, String queue, Work work) {
        this.broker = broker;
        this.queue = queue;
        this.work = work;
    }

    /** @param pool has {@code count} threads and ends with these workers */
    void begin(ExecutorService pool, int count) {
        threads = pool;
        for (int i = 0; i < count; i++) {
            pool.submit(() -> run(pool));
        }
    }

    /** Waits for the work under way: what is begun is finished. */
    void end() throws InterruptedException {
        ExecutorService ending = threads;
        threads = null;
        if (ending != null) {
            ending.shutdown();
            ending.awaitTermination(STOP.toSeconds(), TimeUnit.SECONDS);
        }
    }

    private void run(ExecutorService mine) {
        while (wanted(mine)) {
            try (Connection connection = broker.createConnection();
                    Session session = connection.createSession(Session.SESSION_TRANSACTED);
                    MessageConsumer consumer = session.createConsumer(session.createQueue(queue))) {
                connection.start();
                while (wanted(mine)) {
                    work.once(session, consumer);
                }
            } catch (JMSException e) {
                log.warn("{} waits {} s: {}", queue, BREATH.toSeconds(), e.getMessage());
                pause();
            } catch (RuntimeException e) {
                // whatever a message makes the client do: the next one is still to be read
                log.error("{} waits {} s", queue, BREATH.toSeconds(), e);
                pause();
            }
        }
    }

    private boolean wanted(ExecutorService mine) {
        return threads == mine && !mine.isShutdown();
    }

    static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BREATH.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
