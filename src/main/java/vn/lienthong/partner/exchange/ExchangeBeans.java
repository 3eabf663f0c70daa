package vn.lienthong.partner.exchange;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.util.StringUtils;
import vn.lienthong.document.Documents;
import vn.lienthong.document.HubSeal;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.XmlMessages;

/** Builds the two ways from the settings; without a relay, one leads nowhere and the other brings nothing. */
@Configuration(proxyBeanMethods = false)
class ExchangeBeans {

    private static final Logger LOG = LoggerFactory.getLogger(ExchangeBeans.class);

    /** With a relay. */
    @Configuration(proxyBeanMethods = false)
    @Conditional(WithRelay.class)
    static class Connected {

        @Bean
        EnvelopeXml envelopeXml(ExchangeSettings settings) {
            return new EnvelopeXml(settings.largestEnvelope().toBytes());
        }

        @Bean
        CircuitBreaker relayCircuit(ExchangeSettings settings, MeterRegistry meters) {
            return circuit(settings.circuit(), meters);
        }

        @Bean
        RelayClient relayClient(ExchangeSettings settings, CircuitBreaker relayCircuit) {
            return new RelayClient(
                    new RelayHttp(settings),
                    JsonMapper.builder().build(),
                    relayCircuit,
                    settings.largestEnvelope().toBytes());
        }

        @Bean
        OutgoingEnvelopes outgoingEnvelopes(
                ExchangeSettings settings,
                ConfiguredHubs hubs,
                Documents documents,
                HubSeal seal,
                XmlMessages messages,
                EnvelopeXml xml,
                RelayClient relay,
                EnvelopeStore store,
                PlatformTransactionManager transactions) {
            seal.requireP256();
            return new EnvelopeSending(settings, hubs, documents, seal, messages, xml, relay, store, transactions);
        }

        @Bean
        EnvelopeDoor incomingEnvelopes(
                ExchangeSettings settings,
                ConfiguredHubs hubs,
                EnvelopeXml xml,
                RelayClient relay,
                EnvelopeTaker taker,
                EnvelopeStore store,
                MeterRegistry meters,
                Clock clock,
                PlatformTransactionManager transactions) {
            EnvelopeOpener opener = new EnvelopeOpener(settings.organId(), hubs, xml);
            return new EnvelopeDoor(settings, relay, opener, taker, store, meters, clock, transactions);
        }

        /** A relay that is away is UNKNOWN, not DOWN: the hub works without it. */
        @Bean
        HealthIndicator exchangeHealthIndicator(CircuitBreaker relayCircuit, EnvelopeStore store) {
            return () -> (relayCircuit.getState() == CircuitBreaker.State.CLOSED ? Health.up() : Health.unknown())
                    .withDetail("circuit", relayCircuit.getState())
                    .withDetail("waiting", store.waiting())
                    .withDetail("refusedToday", store.refusedWithin(Duration.ofDays(1)))
                    .build();
        }
    }

    /** Looked at after {@link Connected}, whose place this takes. */
    @Bean({"outgoingEnvelopes", "incomingEnvelopes"})
    @ConditionalOnMissingBean({OutgoingEnvelopes.class, IncomingEnvelopes.class})
    NoExchange noExchange() {
        return new NoExchange();
    }

    /** The settings name a relay. */
    static class WithRelay implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("lienthong.exchange.url"));
        }
    }

    private static CircuitBreaker circuit(ExchangeSettings.Circuit settings, MeterRegistry meters) {
        CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.window())
                .minimumNumberOfCalls(settings.minimumCalls())
                .failureRateThreshold(settings.failureRate())
                .waitDurationInOpenState(settings.openFor())
                .permittedNumberOfCallsInHalfOpenState(settings.probes())
                .recordException(e -> e instanceof Failure failure && !failure.permanent())
                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
        CircuitBreaker circuit = registry.circuitBreaker("exchange");
        circuit.getEventPublisher()
                .onStateTransition(event -> LOG.warn("exchange circuit: {}", event.getStateTransition()));
        return circuit;
    }
}
