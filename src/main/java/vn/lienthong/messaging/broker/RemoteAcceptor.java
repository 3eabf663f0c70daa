package vn.lienthong.messaging.broker;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.activemq.artemis.api.core.QueueConfiguration;
import org.apache.activemq.artemis.api.core.RoutingType;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.TransportConfiguration;
import org.apache.activemq.artemis.core.config.Configuration;
import org.apache.activemq.artemis.core.config.CoreAddressConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptorFactory;
import org.apache.activemq.artemis.core.remoting.impl.netty.TransportConstants;
import org.apache.activemq.artemis.core.settings.impl.AddressSettings;
import org.apache.activemq.artemis.core.settings.impl.DiskFullMessagePolicy;
import vn.lienthong.messaging.RemoteUsers.RemoteUser;

/** The one door for partners: AMQP 1.0 and nothing else, TLS with a client certificate, queues that are there already. */
final class RemoteAcceptor {

    /** In bytes. The hub reads less of a message than this; what is longer is refused while it is sent. */
    private static final int LARGE = 256 * 1024;

    private static final String STORE = "PKCS12";

    private RemoteAcceptor() {}

    static void open(Configuration broker, BrokerSettings.Remote remote, List<RemoteUser> users) {
        broker.setSecurityEnabled(true);
        broker.addAcceptorConfiguration(new TransportConfiguration(
                NettyAcceptorFactory.class.getName(), transport(remote), "remote", protocol()));
        // nobody listens to them, and those of partners still connected at the end come too late to be sent
        broker.setSuppressSessionNotifications(true);
        broker.registerBrokerPlugin(new SizeLimit());
        for (RemoteUser user : users) {
            queue(broker, user.reads(), DiskFullMessagePolicy.FAIL);
            // their programs wait for room, and are not told that a result was refused; the hub never writes there
            queue(broker, user.writes(), DiskFullMessagePolicy.BLOCK);
        }
    }

    private static Map<String, Object> transport(BrokerSettings.Remote remote) {
        Map<String, Object> transport = new HashMap<>();
        transport.put(TransportConstants.HOST_PROP_NAME, remote.host());
        transport.put(TransportConstants.PORT_PROP_NAME, remote.port());
        transport.put(TransportConstants.PROTOCOLS_PROP_NAME, "AMQP");
        transport.put(TransportConstants.SSL_ENABLED_PROP_NAME, true);
        transport.put(TransportConstants.NEED_CLIENT_AUTH_PROP_NAME, true);
        transport.put(TransportConstants.ENABLED_PROTOCOLS_PROP_NAME, "TLSv1.3,TLSv1.2");
        transport.put(TransportConstants.KEYSTORE_TYPE_PROP_NAME, STORE);
        transport.put(
                TransportConstants.KEYSTORE_PATH_PROP_NAME, remote.keyStore().toString());
        transport.put(TransportConstants.KEYSTORE_PASSWORD_PROP_NAME, remote.keyStorePassword());
        transport.put(TransportConstants.TRUSTSTORE_TYPE_PROP_NAME, STORE);
        transport.put(
                TransportConstants.TRUSTSTORE_PATH_PROP_NAME,
                remote.trustStore().toString());
        transport.put(TransportConstants.TRUSTSTORE_PASSWORD_PROP_NAME, remote.trustStorePassword());
        transport.put(TransportConstants.CONNECTIONS_ALLOWED, 100);
        return transport;
    }

    private static Map<String, Object> protocol() {
        Map<String, Object> protocol = new HashMap<>();
        protocol.put("saslMechanisms", "EXTERNAL");
        protocol.put("amqpMinLargeMessageSize", LARGE);
        protocol.put("amqpIdleTimeout", 60_000);
        return protocol;
    }

    private static void queue(Configuration broker, String name, DiskFullMessagePolicy whileDiskIsFull) {
        broker.addAddressConfiguration(new CoreAddressConfiguration()
                .setName(name)
                .addRoutingType(RoutingType.ANYCAST)
                .addQueueConfig(QueueConfiguration.of(name)
                        .setAddress(name)
                        .setRoutingType(RoutingType.ANYCAST)
                        .setDurable(true)));
        AddressSettings settings = new AddressSettings();
        settings.setAutoCreateAddresses(false);
        settings.setAutoCreateQueues(false);
        settings.setDiskFullMessagePolicy(whileDiskIsFull);
        // what nobody took in its time is over: it goes nowhere
        settings.setExpiryAddress(SimpleString.of(""));
        broker.addAddressSetting(name, settings);
    }
}
