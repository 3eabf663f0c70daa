package vn.lienthong.messaging;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.camel.Category;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriPath;
import org.apache.camel.support.DefaultEndpoint;
import vn.lienthong.messaging.RemoteUsers.RemoteUser;

/**
 * Take the messages people outside the hub put on their own queues.
 *
 * <p>The body of the exchange is a {@code PartnerMessage}; nothing of a message becomes a header. One route serves the queues
 * of all partners whose names fit the pattern.
 */
@UriEndpoint(
        firstVersion = "1.0.0",
        scheme = "partner",
        title = "Partner",
        syntax = "partner:queues",
        consumerOnly = true,
        category = {Category.MESSAGING})
public class PartnerEndpoint extends DefaultEndpoint {

    @UriPath(description = "Names of the queues; a star stands for the name of the partner.")
    @Metadata(required = true)
    private String queues;

    @UriParam(defaultValue = "2", description = "Messages of one partner handled at the same time.")
    private int consumers = 2;

    public PartnerEndpoint(String uri, PartnerComponent component) {
        super(uri, component);
    }

    @Override
    public Producer createProducer() {
        throw new UnsupportedOperationException("messages to partners are sent by PartnerQueues");
    }

    @Override
    public Consumer createConsumer(Processor route) throws Exception {
        PartnerComponent component = (PartnerComponent) getComponent();
        PartnerConsumer consumer =
                new PartnerConsumer(this, route, component.getConnectionFactory(), writers(component));
        configureConsumer(consumer);
        return consumer;
    }

    private List<RemoteUser> writers(PartnerComponent component) {
        return component.getUsers().all().stream()
                .filter(user -> reads(user.writes()))
                .toList();
    }

    /** Whether this is a queue its route takes messages from: a partner's, also of one who may not write there any more. */
    boolean reads(String queue) {
        return queue.matches(Pattern.quote(queues).replace("*", "\\E[a-z0-9-]+\\Q"));
    }

    public String getQueues() {
        return queues;
    }

    public void setQueues(String queues) {
        this.queues = queues;
    }

    public int getConsumers() {
        return consumers;
    }

    public void setConsumers(int consumers) {
        this.consumers = consumers;
    }
}
