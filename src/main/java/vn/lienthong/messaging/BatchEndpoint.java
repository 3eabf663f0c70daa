package vn.lienthong.messaging;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;

/**
 * Handle several messages of a queue in one transaction.
 *
 * <p>The body of the exchange is a {@code MessageBatch}. A batch that fails goes to the queue {@code otherwise}, message by
 * message, in the transaction that takes it from its own; while the broker has no room its messages are batches of one.
 */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "batch",
        title = "Batch",
        syntax = "batch:queue",
        consumerOnly = true,
        category = {Category.MESSAGING})
public class BatchEndpoint extends DefaultEndpoint {

    @UriPath(description = "Name of the queue.")
    @Metadata(required = true)
    private String queue;

    @UriParam(description = "Queue for messages that cannot be handled together; an ordinary route consumes it.")
    @Metadata(required = true)
    private String otherwise;

    @UriParam(defaultValue = "100", description = "Messages of one batch at most.")
    private int size = 100;

    @UriParam(defaultValue = "10", description = "How long a batch waits for more messages, in milliseconds.")
    private long wait = 10;

    @UriParam(defaultValue = "1", description = "Batches handled at the same time.")
    private int consumers = 1;

    public BatchEndpoint(String uri, BatchComponent component) {
        super(uri, component);
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("messages are sent through the outbox");
    }

    @Override
    public Consumer createConsumer(Processor route) throws Exception {
        BatchComponent component = (BatchComponent) getComponent();
        BatchConsumer consumer =
                new BatchConsumer(this, route, component.getConnectionFactory(), component.getReader());
        configureConsumer(consumer);
        return consumer;
    }

    public String getQueue() {
        return queue;
    }

    public void setQueue(String queue) {
        this.queue = queue;
    }

    public String getOtherwise() {
        return otherwise;
    }

    public void setOtherwise(String otherwise) {
        this.otherwise = otherwise;
    }

    public int getSize() {
        return size;
    }

    public void setSize(int size) {
        this.size = size;
    }

    public long getWait() {
        return wait;
    }

    public void setWait(long wait) {
        this.wait = wait;
    }

    public int getConsumers() {
        return consumers;
    }

    public void setConsumers(int consumers) {
        this.consumers = consumers;
    }
}
