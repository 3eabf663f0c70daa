package vn.lienthong.document;

import java.io.IOException;
import java.time.Clock;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The scanner, where one is set up. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ClamAvSettings.class)
class VirusScanning {

    @Bean
    VirusScan virusScan(ClamAvSettings settings, Clock clock) {
        return settings.host() == null ? VirusScan.NONE : new ClamAv(settings, clock);
    }

    /** UNKNOWN while it is away, not DOWN: all but uploads works without it. */
    @Bean
    @ConditionalOnProperty("lienthong.uploads.clamav.host")
    HealthIndicator clamavHealthIndicator(ClamAvSettings settings, Clock clock) {
        ClamAv scanner = new ClamAv(settings, clock);
        return () -> {
            try {
                scanner.ping();
                return Health.up().build();
            } catch (IOException e) {
                return Health.unknown().withDetail("trouble", e.toString()).build();
            }
        };
    }
}
