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
                ExchangeNotes notes,
                Clock clock,
                PlatformTransactionManager transactions) {
            return new EnvelopeSending(
                    settings, hubs, documents, seal, messages, xml, relay, notes, clock, transactions);
        }

        @Bean
        IncomingEnvelopes incomingEnvelopes(
                ExchangeSettings settings,
                ConfiguredHubs hubs,
                EnvelopeXml xml,
                RelayClient relay,
                EnvelopeTaker taker,
                ExchangeNotes notes,
                MeterRegistry meters,
                Clock clock,
                PlatformTransactionManager transactions) {
            EnvelopeOpener opener = new EnvelopeOpener(settings.organId(), hubs, xml, clock);
            return new EnvelopeDoor(settings.waitForLine(), relay, opener, taker, notes, meters, clock, transactions);
        }

        /** A relay that is away is UNKNOWN, not DOWN: the hub works without it. */
        @Bean
        HealthIndicator exchangeHealthIndicator(CircuitBreaker relayCircuit, ExchangeNotes notes) {
            return () -> (relayCircuit.getState() == CircuitBreaker.State.CLOSED ? Health.up() : Health.unknown())
                    .withDetail("circuit", relayCircuit.getState())
                    .withDetail("refusedToday", notes.refusedWithin(Duration.ofDays(1)))
                    .build();
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Conditional(WithoutRelay.class)
    static class Alone {

        @Bean
        OutgoingEnvelopes outgoingEnvelopes() {
            return new NoExchange();
        }

        @Bean
        IncomingEnvelopes incomingEnvelopes() {
            return new NoExchange();
        }
    }

    /** The settings name a relay. */
    static class WithRelay implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return StringUtils.hasText(context.getEnvironment().getProperty("lienthong.exchange.url"));
        }
    }

    static class WithoutRelay extends WithRelay {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !super.matches(context, metadata);
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
