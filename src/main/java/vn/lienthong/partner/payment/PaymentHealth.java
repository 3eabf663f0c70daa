package vn.lienthong.partner.payment;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Each provider's health, {@code payment/<id>}. One that is away is UNKNOWN, not DOWN: the hub works without it, and no load
 * balancer should take the hub away for it.
 */
@Configuration(proxyBeanMethods = false)
class PaymentHealth {

    @Bean
    CompositeHealthContributor paymentHealthContributor(PaymentProviders providers) {
        Map<String, HealthIndicator> indicators = new LinkedHashMap<>();
        providers.all().forEach(provider -> indicators.put(provider.id(), () -> health(provider)));
        return CompositeHealthContributor.fromMap(indicators);
    }

    private static Health health(PaymentProvider provider) {
        return provider.trouble()
                .map(trouble -> Health.unknown().withDetail("trouble", trouble))
                .orElseGet(Health::up)
                .build();
    }
}
