package vn.lienthong.partner.payment.wire;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.lienthong.failure.Failure;

/** The circuit breaker of one provider, with its metrics and a log line for each change. */
final class ProviderCircuit {

    private static final Logger LOG = LoggerFactory.getLogger(ProviderCircuit.class);

    private ProviderCircuit() {}

    /** A refusal is an answer: only failures that may pass are counted. */
    static CircuitBreaker of(String provider, HttpLimits.Circuit limits, MeterRegistry meters) {
        CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(limits.window())
                .minimumNumberOfCalls(limits.minimumCalls())
                .failureRateThreshold(limits.failureRate())
                .waitDurationInOpenState(limits.openFor())
                .permittedNumberOfCallsInHalfOpenState(limits.probes())
                .recordException(e -> e instanceof Failure failure && !failure.permanent())
                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
        CircuitBreaker circuit = registry.circuitBreaker("payment-" + provider);
        circuit.getEventPublisher()
                .onStateTransition(event -> LOG.warn("payment {}: circuit {}", provider, event.getStateTransition()));
        return circuit;
    }
}
