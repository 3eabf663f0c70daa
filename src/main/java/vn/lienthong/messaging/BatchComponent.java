package vn.lienthong.messaging;

import jakarta.jms.ConnectionFactory;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Consumes a queue in batches: {@code batch:<queue>?otherwise=<queue>}. */
@Component("batch")
public class BatchComponent extends DefaultComponent {

    @Metadata(label = "common", autowired = true, description = "Connections to the broker.")
    private ConnectionFactory connectionFactory;

    @Metadata(label = "common", autowired = true, description = "Reads the messages.")
    private BatchReader reader;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        BatchEndpoint endpoint = new BatchEndpoint(uri, this);
        endpoint.setQueue(remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    public ConnectionFactory getConnectionFactory() {
        return connectionFactory;
    }

    public void setConnectionFactory(ConnectionFactory connectionFactory) {
        this.connectionFactory = connectionFactory;
    }

    public BatchReader getReader() {
        return reader;
    }

    public void setReader(BatchReader reader) {
        this.reader = reader;
    }
}
