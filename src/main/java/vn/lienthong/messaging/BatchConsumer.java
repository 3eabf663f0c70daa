package vn.lienthong.messaging;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.api.core.ActiveMQAddressFullException;
import org.apache.activemq.artemis.api.jms.ActiveMQJMSConstants;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.failure.Failure;

/**
 * Takes up to so many messages, or as many as come within a moment, hands them to the route together, and acknowledges them
 * together. Whatever goes wrong with the whole is not looked into: each message moves to the queue where it is handled alone. While
 * the broker has no room to move them each is a batch of its own, and those that fail stay.
 */
final class BatchConsumer extends DefaultConsumer {

    private static final Logger log = LoggerFactory.getLogger(BatchConsumer.class);
    private static final Duration FIRST = Duration.ofSeconds(1);

    /** Then a batch is tried again: there may be room, and what failed for a passing reason may succeed. */
    private static final Duration ONE_BY_ONE = Duration.ofSeconds(10);

    private final ConnectionFactory broker;
    private final BatchEndpoint endpoint;
    private final BatchReader reader;
    private final QueueWorkers workers;

    BatchConsumer(BatchEndpoint endpoint, Processor route, ConnectionFactory broker, BatchReader reader) {
        super(endpoint, route);
        this.broker = broker;
        this.endpoint = endpoint;
        this.reader = reader;
        this.workers = new QueueWorkers(broker, endpoint.getQueue(), this::takeSome);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        begin();
    }

    @Override
    protected void doResume() throws Exception {
        super.doResume();
        begin();
    }

    @Override
    protected void doSuspend() throws Exception {
        workers.end();
        super.doSuspend();
    }

    @Override
    protected void doStop() throws Exception {
        workers.end();
        super.doStop();
    }

    private void begin() {
        workers.begin(
                getEndpoint()
                        .getCamelContext()
                        .getExecutorServiceManager()
                        .newFixedThreadPool(
                                this, "BatchConsumer[" + endpoint.getQueue() + "]", endpoint.getConsumers()),
                endpoint.getConsumers());
    }

    private void takeSome(Session session, MessageConsumer queue) throws JMSException {
        List<Message> messages = receive(queue);
        if (messages.isEmpty()) {
            return;
        }
        try {
            handle(session, messages);
            session.commit();
        } catch (JMSException refused) {
            if (BrokerSender.refusedFor(ActiveMQAddressFullException.class, refused)) {
                queue.close(); // what comes back is for the consumer that takes one by one
                session.rollback();
                oneByOne();
            }
            throw refused;
        }
    }

    /** What fails stays with this consumer until it has seen the others, and is on the queue again when it closes. */
    private void oneByOne() throws JMSException {
        try (Connection connection = broker.createConnection();
                Session session = connection.createSession(false, ActiveMQJMSConstants.INDIVIDUAL_ACKNOWLEDGE);
                MessageConsumer queue = session.createConsumer(session.createQueue(endpoint.getQueue()))) {
            connection.start();
            long end = System.nanoTime() + ONE_BY_ONE.toNanos();
            while (System.nanoTime() < end && isStarted()) {
                Message message = queue.receive(FIRST.toMillis());
                if (message == null) {
                    return;
                }
                if (handled(message)) {
                    message.acknowledge();
                }
            }
        }
    }

    private boolean handled(Message message) throws JMSException {
        try {
            return handled(new MessageBatch(List.of(reader.read(message))));
        } catch (Failure unreadable) {
            return false;
        }
    }

    private List<Message> receive(MessageConsumer queue) throws JMSException {
        List<Message> messages = new ArrayList<>();
        Message next = queue.receive(FIRST.toMillis());
        long end = System.nanoTime() + Duration.ofMillis(endpoint.getWait()).toNanos();
        while (next != null) {
            messages.add(next);
            if (messages.size() == endpoint.getSize()) {
                return messages;
            }
            long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            next = left > 0 ? queue.receive(left) : queue.receiveNoWait();
        }
        return messages;
    }

    private void handle(Session session, List<Message> messages) throws JMSException {
        List<Message> together = new ArrayList<>();
        List<MessageBatch.Item> items = new ArrayList<>();
        for (Message message : messages) {
            try {
                items.add(reader.read(message));
                together.add(message);
            } catch (Failure unreadable) {
                alone(session, List.of(message));
            }
        }
        if (!items.isEmpty() && !handled(new MessageBatch(items))) {
            log.info("a batch of {} failed in {}: handling one by one", items.size(), endpoint.getQueue());
            alone(session, together);
        }
    }

    private boolean handled(MessageBatch batch) {
        Exchange exchange = createExchange(false);
        exchange.getMessage().setBody(batch);
        try {
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        boolean failed = exchange.isFailed() || Boolean.TRUE.equals(exchange.getProperty(Batches.FAILED));
        releaseExchange(exchange, false);
        return !failed;
    }

    /** As it is: another address has another memory of what it was sent. */
    private void alone(Session session, List<Message> messages) throws JMSException {
        try (MessageProducer queue = session.createProducer(session.createQueue(endpoint.getOtherwise()))) {
            for (Message message : messages) {
                queue.send(message);
            }
        }
    }
}
