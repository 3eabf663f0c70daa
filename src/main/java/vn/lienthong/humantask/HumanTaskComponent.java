package vn.lienthong.humantask;

import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Lets a route ask people: {@code human-task:<type>} creates a task, {@code human-task:<type>?outcome=…} resumes with it. */
@Component("human-task")
public class HumanTaskComponent extends DefaultComponent {

    @Metadata(label = "common", autowired = true, description = "The task store behind the component.")
    private TaskLifecycle lifecycle;

    @Metadata(
            label = "consumer",
            defaultValue = "jms:queue:",
            description = "Scheme and prefix of the durable queues on which decisions travel.")
    private String queuePrefix = "jms:queue:";

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        HumanTaskEndpoint endpoint = new HumanTaskEndpoint(uri, this);
        endpoint.setType(remaining);
        setProperties(endpoint, parameters);
        lifecycle.requireType(remaining);
        return endpoint;
    }

    public TaskLifecycle getLifecycle() {
        return lifecycle;
    }

    public void setLifecycle(TaskLifecycle lifecycle) {
        this.lifecycle = lifecycle;
    }

    public String getQueuePrefix() {
        return queuePrefix;
    }

    public void setQueuePrefix(String queuePrefix) {
        this.queuePrefix = queuePrefix;
    }
}
