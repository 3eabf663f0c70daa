package vn.lienthong.document;

import java.io.IOException;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The scanner, where one is set up. */
@Configuration(proxyBeanMethods = false)
class VirusScanning {

    @Bean
    VirusScan virusScan(ClamAvSettings settings) {
        return settings.host() == null ? VirusScan.NONE : new ClamAv(settings);
    }

    /** UNKNOWN while it is away, not DOWN: all but uploads works without it. */
    @Bean
    @ConditionalOnProperty("lienthong.uploads.clamav.host")
    HealthIndicator clamavHealthIndicator(ClamAvSettings settings) {
        ClamAv scanner = new ClamAv(settings);
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
