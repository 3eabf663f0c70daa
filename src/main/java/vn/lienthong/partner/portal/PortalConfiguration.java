package vn.lienthong.partner.portal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.failure.Failure;
import vn.lienthong.settings.ConfigFiles;

/** Builds the adapter from its settings and codes. */
@Configuration(proxyBeanMethods = false)
class PortalConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(PortalConfiguration.class);

    @Bean
    NationalPortal nationalPortal(PortalSettings settings, ConfigFiles files, MeterRegistry meters, AuditLog audit) {
        return new AuditedPortal(portal(settings, PortalCodes.read(files), meters), audit);
    }

    static NationalPortal portal(PortalSettings settings, PortalCodes codes, MeterRegistry meters) {
        ObjectMapper json = JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
        PortalHttp http = new PortalHttp(settings, json);
        CircuitBreaker circuit = circuit(settings.circuit(), meters);
        return new JsonPortal(new PortalServices(settings, codes, http, json, circuit), new StepMapping(codes));
    }

    private static CircuitBreaker circuit(PortalSettings.Circuit settings, MeterRegistry meters) {
        CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.window())
                .minimumNumberOfCalls(settings.minimumCalls())
                .failureRateThreshold(settings.failureRate())
                .waitDurationInOpenState(settings.openFor())
                .permittedNumberOfCallsInHalfOpenState(settings.probes())
                .recordException(e -> e instanceof Failure failure && !failure.permanent())
                .build());
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
        CircuitBreaker circuit = registry.circuitBreaker("portal");
        circuit.getEventPublisher()
                .onStateTransition(event -> LOG.warn(
                        "portal circuit: {} -> {}",
                        event.getStateTransition().getFromState(),
                        event.getStateTransition().getToState()));
        return circuit;
    }
}
