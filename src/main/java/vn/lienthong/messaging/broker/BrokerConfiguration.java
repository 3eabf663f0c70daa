package vn.lienthong.messaging.broker;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.jms.ConnectionFactory;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.messaginghub.pooled.jms.JmsPoolConnectionFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import vn.lienthong.messaging.RemoteUsers;
import vn.lienthong.settings.ConfigFiles;

/** The broker and the connections to it. */
@Configuration(proxyBeanMethods = false)
class BrokerConfiguration {

    private static final int SESSIONS = 500;

    @Bean
    @Conditional(OwnBroker.class)
    EmbeddedBroker embeddedBroker(
            BrokerSettings settings,
            ConfigFiles files,
            ObjectProvider<RemoteUsers> users,
            ObjectProvider<MeterRegistry> meters) {
        return new EmbeddedBroker(
                settings,
                files,
                users.getIfAvailable(() -> new RemoteUsers(List.of())).all(),
                meters.getIfAvailable(SimpleMeterRegistry::new));
    }

    @Bean
    @Conditional(OwnBroker.class)
    HealthIndicator brokerHealthIndicator(EmbeddedBroker broker) {
        return broker::health;
    }

    @Bean(destroyMethod = "stop")
    ConnectionFactory connectionFactory(BrokerSettings settings) {
        ActiveMQConnectionFactory artemis = settings.external()
                ? new ActiveMQConnectionFactory(settings.clientUrl(), settings.username(), settings.password())
                : new ActiveMQConnectionFactory(settings.clientUrl());
        artemis.setDeserializationDenyList("*"); // no Java object ever comes out of a message
        artemis.setReconnectAttempts(0); // consumers and relay reconnect themselves, with back-off
        artemis.setCallTimeout(10_000);
        // everything durable is sent in a transaction: its commit waits for the disk, once for all of them
        artemis.setBlockOnDurableSend(false);
        JmsPoolConnectionFactory pool = new JmsPoolConnectionFactory();
        pool.setConnectionFactory(artemis);
        pool.setMaxConnections(2);
        pool.setMaxSessionsPerConnection(SESSIONS);
        pool.setConnectionIdleTimeout(0);
        return pool;
    }

    /** Unless the address of an external one is given. */
    static final class OwnBroker implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return context.getEnvironment()
                    .getProperty("lienthong.broker.url", "")
                    .isBlank();
        }
    }
}
