package vn.lienthong.benchmark;

import jakarta.jms.Connection;
import jakarta.jms.JMSException;
import jakarta.jms.MessageProducer;
import jakarta.jms.Queue;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** The floor's relay: batches from the outbox table to the broker, each one JMS transaction, then deleted. */
final class FloorRelay implements Runnable {

    private final BenchmarkHub hub;
    private final Map<String, Queue> queues = new HashMap<>();
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean open = true;

    FloorRelay(BenchmarkHub hub) {
        this.hub = hub;
    }

    /** Something was committed. */
    void wake() {
        if (signal.availablePermits() == 0) {
            signal.release();
        }
    }

    void stop() {
        open = false;
        wake();
    }

    @Override
    public void run() {
        try (FloorTables tables = new FloorTables(hub.connect());
                Connection connection = hub.broker().createConnection();
                Session session = connection.createSession(Session.SESSION_TRANSACTED);
                MessageProducer producer = session.createProducer(null)) {
            while (open) {
                List<FloorTables.Outgoing> batch = tables.oldest();
                for (FloorTables.Outgoing outgoing : batch) {
                    TextMessage message = session.createTextMessage(outgoing.body());
                    String id = outgoing.messageId().toString();
                    String floorCase = outgoing.floorCase().toString();
                    message.setStringProperty("_AMQ_DUPL_ID", id);
                    message.setStringProperty("JMSXGroupID", floorCase);
                    message.setStringProperty("messageId", id);
                    message.setStringProperty("floorCase", floorCase);
                    producer.send(queue(session, outgoing.queue()), message);
                }
                if (!batch.isEmpty()) {
                    session.commit();
                    tables.delete(batch);
                }
                tables.commit();
                if (batch.isEmpty()) {
                    signal.tryAcquire(1, TimeUnit.SECONDS);
                }
            }
        } catch (Exception e) {
            throw new IllegalStateException("the floor's relay failed", e);
        }
    }

    private Queue queue(Session session, String name) throws JMSException {
        Queue queue = queues.get(name);
        if (queue == null) {
            queue = session.createQueue(name);
            queues.put(name, queue);
        }
        return queue;
    }
}
