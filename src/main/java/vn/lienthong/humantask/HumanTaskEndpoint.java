package vn.lienthong.humantask;

import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import vn.lienthong.messaging.Queues;

/**
 * Ask people for a decision and go on with what they decided.
 *
 * <p>A decision by people: the producer creates a task, the consumer resumes with its outcome.
 */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "human-task",
        title = "Human Task",
        syntax = "human-task:type",
        category = {Category.WORKFLOW})
public class HumanTaskEndpoint extends DefaultEndpoint {

    @UriPath(description = "Name of the task type in config/rules/tasks.yaml.")
    @Metadata(required = true)
    private String type;

    @UriParam(label = "consumer", description = "The outcome with which this route resumes. Required for a consumer.")
    private String outcome;

    public HumanTaskEndpoint(String uri, HumanTaskComponent component) {
        super(uri, component);
    }

    @Override
    public Producer createProducer() {
        return new HumanTaskProducer(this, lifecycle());
    }

    @Override
    public Consumer createConsumer(Processor route) throws Exception {
        if (outcome == null) {
            throw new IllegalArgumentException(getEndpointUri() + " needs the option outcome");
        }
        lifecycle().requireOutcome(type, outcome);
        HumanTaskConsumer consumer = new HumanTaskConsumer(this, route, lifecycle());
        configureConsumer(consumer);
        return consumer;
    }

    /** The durable queue on which decisions with this outcome arrive. */
    String queueUri() {
        return ((HumanTaskComponent) getComponent()).getQueuePrefix() + Queues.humanTask(type, outcome);
    }

    private TaskLifecycle lifecycle() {
        return ((HumanTaskComponent) getComponent()).getLifecycle();
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public String getOutcome() {
        return outcome;
    }

    public void setOutcome(String outcome) {
        this.outcome = outcome;
    }
}
