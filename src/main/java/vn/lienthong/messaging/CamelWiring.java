package vn.lienthong.messaging;

import jakarta.jms.ConnectionFactory;
import java.time.Clock;
import java.time.Duration;
import org.apache.camel.CamelContext;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategyAware;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the routes meet the broker: transacted, text only, and behind one header filter on every endpoint. */
@Configuration(proxyBeanMethods = false)
class CamelWiring {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    HubHeaderFilter hubHeaderFilter() {
        return new HubHeaderFilter();
    }

    /**
     * Consumers acknowledge in a local JMS transaction: a message leaves its queue when its route has ended, and comes
     * back when the process dies. The database commits first; the inbox absorbs what is delivered twice.
     */
    @Bean("jms")
    JmsComponent jms(
            ConnectionFactory broker,
            HubHeaderFilter headerFilter,
            @Value("${lienthong.messaging.consumers}") int consumers,
            @Value("${lienthong.messaging.receive-timeout}") Duration receiveTimeout) {
        JmsComponent jms = new JmsComponent();
        jms.setConnectionFactory(broker);
        jms.setTransacted(true);
        jms.setLazyCreateTransactionManager(false);
        jms.setCacheLevelName("CACHE_CONSUMER");
        jms.setMessageConverter(new TextOnlyConverter());
        jms.setHeaderFilterStrategy(headerFilter);
        jms.setDisableReplyTo(true);
        jms.setConcurrentConsumers(consumers);
        jms.setAsyncStartListener(true);
        jms.setAcceptMessagesWhileStopping(false);
        jms.setReceiveTimeout(receiveTimeout.toMillis());
        jms.getConfiguration().setErrorHandlerLogStackTrace(false);
        return jms;
    }

    /** Any endpoint of any component that can filter headers gets the hub's filter, however it is configured. */
    @Bean
    CamelContextConfiguration headerFilterEverywhere(HeaderFilterStrategy headerFilter) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                context.getCamelContextExtension().registerEndpointCallback((uri, endpoint) -> {
                    if (endpoint instanceof HeaderFilterStrategyAware aware) {
                        aware.setHeaderFilterStrategy(headerFilter);
                    }
                    return endpoint;
                });
            }

            @Override
            public void afterApplicationStart(CamelContext context) {
                // nothing left to do
            }
        };
    }
}
