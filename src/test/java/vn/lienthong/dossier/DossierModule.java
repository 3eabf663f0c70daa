package vn.lienthong.dossier;

import java.nio.file.Path;
import java.time.Instant;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.ResourceBundleMessageSource;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.testsupport.MovableClock;
import vn.lienthong.testsupport.Postgres;

/** The dossiers with everything they stand on, on a database of their own; the outbox keeps what would be sent. */
@ComponentScan({"vn.lienthong.dossier", "vn.lienthong.calendar", "vn.lienthong.organisation.store"})
@ComponentScan(
        basePackages = "vn.lienthong.messaging",
        useDefaultFilters = false,
        includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.(JdbcOutbox|XmlMessages|RelaySignal)"))
@ComponentScan(
        basePackages = "vn.lienthong.audit",
        useDefaultFilters = false,
        includeFilters = @Filter(type = FilterType.REGEX, pattern = ".*\\.AuditTables"))
@ImportAutoConfiguration({
    DataSourceTransactionManagerAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    TransactionAutoConfiguration.class,
})
class DossierModule {

    static final String UNIT = "Thành ủy Thử Nghiệm";
    static final String SYSTEM = "Hệ thống thử nghiệm";

    @Bean
    DataSource database() {
        return Postgres.freshDatabase();
    }

    @Bean
    MovableClock clock() {
        return MovableClock.standingAt(Instant.parse("2026-03-02T02:00:00Z"));
    }

    @Bean
    ConfigFiles configFiles() {
        return new ConfigFiles(Path.of("no-such-directory"));
    }

    @Bean
    DossierSettings settings() {
        return new DossierSettings(UNIT, SYSTEM);
    }

    @Bean
    ResourceBundleMessageSource messageSource() {
        ResourceBundleMessageSource sentences = new ResourceBundleMessageSource();
        sentences.setBasenames("i18n/dossier");
        sentences.setDefaultEncoding("UTF-8");
        sentences.setFallbackToSystemLocale(false);
        return sentences;
    }
}
