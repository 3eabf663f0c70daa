package vn.lienthong.partner.memberdb;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.micrometer.tagged.TaggedCircuitBreakerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ExecutorServiceMetrics;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/** Puts the adapter together. Nothing here speaks to the partner or loads the SOAP stack. */
@Configuration(proxyBeanMethods = false)
class MemberDatabaseBeans {

    private static final Logger log = LoggerFactory.getLogger(MemberDatabaseBeans.class);
    private static final String NAME = "memberdb";

    @Bean
    LazyClient memberDatabaseClient(MemberDatabaseSettings settings) {
        return new LazyClient(settings);
    }

    @Bean
    SoapMemberDatabase memberDatabase(
            MemberDatabaseSettings settings, Clock clock, MeterRegistry meters, LazyClient client) {
        return new SoapMemberDatabase(
                settings,
                clock,
                new LookupMetrics(meters),
                circuit(settings.circuit(), meters),
                threads(settings, meters),
                client);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> memberDatabaseWarmUp(SoapMemberDatabase memberDatabase) {
        return ready -> memberDatabase.warmUp();
    }

    private static CircuitBreaker circuit(MemberDatabaseSettings.Circuit settings, MeterRegistry meters) {
        CircuitBreakerRegistry registry = CircuitBreakerRegistry.of(CircuitBreakerConfig.custom()
                .slidingWindowSize(settings.calls())
                .minimumNumberOfCalls(Math.max(1, settings.calls() / 2))
                .failureRateThreshold(settings.failurePercent())
                .waitDurationInOpenState(settings.openFor())
                .permittedNumberOfCallsInHalfOpenState(2)
                .build());
        CircuitBreaker circuit = registry.circuitBreaker(NAME);
        circuit.getEventPublisher()
                .onStateTransition(change -> log.warn("Member database: circuit {}", change.getStateTransition()));
        TaggedCircuitBreakerMetrics.ofCircuitBreakerRegistry(registry).bindTo(meters);
        return circuit;
    }

    /** No queue: who cannot be served at once is told so at once. */
    private static ThreadPoolExecutor threads(MemberDatabaseSettings settings, MeterRegistry meters) {
        CustomizableThreadFactory named = new CustomizableThreadFactory(NAME + "-");
        named.setDaemon(true);
        ThreadPoolExecutor threads = new ThreadPoolExecutor(
                0, settings.concurrentCalls(), 30, TimeUnit.SECONDS, new SynchronousQueue<>(), named);
        new ExecutorServiceMetrics(threads, NAME, List.of()).bindTo(meters);
        return threads;
    }
}
