package vn.lienthong.messaging;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.apache.camel.Header;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.jdbc.core.JdbcTemplate;
import vn.lienthong.audit.AuditLog;
import vn.lienthong.messaging.v1.RegistrationSubmitted;
import vn.lienthong.testsupport.Postgres;

/**
 * The messaging kernel alone, with two small routes: a real broker, a real database, no business module.
 *
 * <p>No stereotype stands on it, so that no component scan of another context finds it.
 */
@EnableAutoConfiguration
@ConfigurationPropertiesScan("vn.lienthong.messaging")
@ComponentScan({"vn.lienthong.messaging", "vn.lienthong.settings"})
class KernelApplication {

    static final String QUEUE = "kernel.effect.v1";
    static final String ORDER_QUEUE = "kernel.order.v1";
    static final String BATCH_QUEUE = "kernel.batch.v1";

    private static final Duration POOL_TIME_OUT = Duration.ofMillis(500);

    static String[] arguments(Path data, int vmId, String... more) {
        List<String> properties = new ArrayList<>(List.of(
                "spring.main.web-application-type=none",
                "lienthong.broker.data-directory=" + data,
                "lienthong.broker.vm-id=" + vmId,
                "lienthong.messaging.redelivery-delay=20",
                "lienthong.messaging.longest-redelivery-delay=200",
                "spring.flyway.enabled=false",
                "camel.main.routes-include-pattern=classpath:routes/errors.camel.yaml,classpath:kernel/*.camel.yaml"));
        properties.addAll(List.of(more));
        return properties.stream().map(property -> "--" + property).toArray(String[]::new);
    }

    @Bean
    DataSource dataSource(@Value("${kernel.jdbc-url:}") String jdbcUrl) {
        if (jdbcUrl.isEmpty()) {
            HikariDataSource pool = Postgres.freshDatabase();
            pool.setConnectionTimeout(POOL_TIME_OUT.toMillis());
            return pool;
        }
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setUrl(jdbcUrl);
        dataSource.setUser("postgres");
        dataSource.setPassword("postgres");
        dataSource.setSocketTimeout(5);
        return dataSource;
    }

    @Bean
    AuditTrail auditTrail() {
        return new AuditTrail();
    }

    @Bean
    Attention attention() {
        return new Attention();
    }

    @Bean
    KernelEffect kernelEffect(Inbox inbox, JdbcTemplate jdbc) {
        jdbc.execute("CREATE TABLE IF NOT EXISTS kernel_effect (request text NOT NULL)");
        return new KernelEffect(inbox, jdbc);
    }

    @Bean
    KernelOrder kernelOrder() {
        return new KernelOrder();
    }

    /** The effect under test: one row a message, after whatever trouble a test has planned. */
    static final class KernelEffect {

        private final Inbox inbox;
        private final JdbcTemplate jdbc;
        final AtomicInteger attempts = new AtomicInteger();
        volatile Consumer<RegistrationSubmitted> trouble = message -> {};

        KernelEffect(Inbox inbox, JdbcTemplate jdbc) {
            this.inbox = inbox;
            this.jdbc = jdbc;
        }

        public void apply(RegistrationSubmitted message) {
            attempts.incrementAndGet();
            inbox.once("kernel-effect", () -> take(message));
        }

        public void applyTogether(MessageBatch batch) {
            inbox.onceEach("kernel-effect", batch, items -> items.stream()
                    .map(item -> item.body(RegistrationSubmitted.class))
                    .forEach(this::take));
        }

        private void take(RegistrationSubmitted message) {
            jdbc.update("INSERT INTO kernel_effect VALUES (?)", message.getRequest());
            trouble.accept(message);
        }

        int times(String request) {
            Integer count =
                    jdbc.queryForObject("SELECT count(*) FROM kernel_effect WHERE request = ?", Integer.class, request);
            return count == null ? 0 : count;
        }
    }

    static final class KernelOrder {

        final Map<String, List<String>> requestsByDossier = new ConcurrentHashMap<>();

        volatile Map<String, Object> lastHeaders = Map.of();

        public void record(
                @Header(Headers.DOSSIER) String dossier,
                @org.apache.camel.Headers Map<String, Object> headers,
                RegistrationSubmitted message) {
            lastHeaders = new HashMap<>(headers);
            requestsByDossier
                    .computeIfAbsent(dossier, unseen -> new CopyOnWriteArrayList<>())
                    .add(message.getRequest());
        }
    }

    static final class Attention implements DeadLetterListener {

        final Map<String, Boolean> byDossier = new ConcurrentHashMap<>();

        @Override
        public void parkedMessages(String dossier, boolean waiting) {
            byDossier.put(dossier, waiting);
        }
    }

    static final class AuditTrail implements AuditLog {

        final List<String> actions = new CopyOnWriteArrayList<>();

        @Override
        public void record(String actor, String action, String subject, Map<String, String> details) {
            actions.add(actor + " " + action);
        }
    }
}
