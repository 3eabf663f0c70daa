package vn.lienthong.partner.portal;

import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import vn.lienthong.messaging.DeadLetterListener;
import vn.lienthong.testsupport.Postgres;

/**
 * The edge to the portal with the kernel under it: the real route, broker and database, no business module.
 *
 * <p>No stereotype stands on it, so that no component scan of another context finds it.
 */
@EnableAutoConfiguration
@ConfigurationPropertiesScan({"vn.lienthong.messaging", "vn.lienthong.partner.portal"})
@ComponentScan({"vn.lienthong.audit", "vn.lienthong.messaging", "vn.lienthong.partner.portal", "vn.lienthong.settings"})
class PortalRouteApplication {

    static String[] arguments(Path data, int vmId, URI partners) {
        return Stream.of(
                        "spring.main.web-application-type=none",
                        "spring.flyway.enabled=false",
                        "lienthong.broker.data-directory=" + data,
                        "lienthong.broker.vm-id=" + vmId,
                        "lienthong.messaging.redelivery-delay=50",
                        "lienthong.messaging.longest-redelivery-delay=200",
                        "lienthong.portal.url=" + partners + "/portal",
                        "lienthong.portal.username=lienthong",
                        "lienthong.portal.password=sandbox",
                        "lienthong.portal.unit-code=000.00.00.H26",
                        "lienthong.portal.circuit.open-for=300ms",
                        "camel.main.routes-include-pattern="
                                + "classpath:routes/errors.camel.yaml,classpath:routes/portal.camel.yaml")
                .map(property -> "--" + property)
                .toArray(String[]::new);
    }

    @Bean
    DataSource dataSource() {
        return Postgres.freshDatabase();
    }

    @Bean
    Attention attention() {
        return new Attention();
    }

    /** The dossiers an operator must look at. */
    static final class Attention implements DeadLetterListener {

        final Set<String> dossiers = ConcurrentHashMap.newKeySet();

        @Override
        public void parkedMessages(String dossier, boolean waiting) {
            if (waiting) {
                dossiers.add(dossier);
            } else {
                dossiers.remove(dossier);
            }
        }
    }
}
