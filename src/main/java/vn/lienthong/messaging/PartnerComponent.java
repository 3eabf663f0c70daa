package vn.lienthong.messaging;

import jakarta.jms.ConnectionFactory;
import java.util.Map;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;

/** Consumes what people outside wrote: {@code partner:<pattern of queue names>}. */
@Component("partner")
public class PartnerComponent extends DefaultComponent {

    @Metadata(label = "common", autowired = true, description = "Connections to the broker.")
    private ConnectionFactory connectionFactory;

    @Metadata(label = "common", autowired = true, description = "Who may write to the broker from outside.")
    private RemoteUsers users;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        PartnerEndpoint endpoint = new PartnerEndpoint(uri, this);
        endpoint.setQueues(remaining);
        setProperties(endpoint, parameters);
        return endpoint;
    }

    public ConnectionFactory getConnectionFactory() {
        return connectionFactory;
    }

    public void setConnectionFactory(ConnectionFactory connectionFactory) {
        this.connectionFactory = connectionFactory;
    }

    public RemoteUsers getUsers() {
        return users;
    }

    public void setUsers(RemoteUsers users) {
        this.users = users;
    }
}
