package vn.lienthong.notice;

import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.scheduling.annotation.EnableScheduling;
import vn.lienthong.testsupport.Postgres;

/** The notices with everything they stand on: routes, broker, database, people. */
@EnableAutoConfiguration
@EnableScheduling
@ConfigurationPropertiesScan({"vn.lienthong.messaging", "vn.lienthong.notice"})
@ComponentScan(
        basePackages = {
            "vn.lienthong.notice",
            "vn.lienthong.messaging",
            "vn.lienthong.audit",
            "vn.lienthong.settings",
            "vn.lienthong.organisation.store"
        },
        excludeFilters =
                @Filter(type = FilterType.REGEX, pattern = "vn\\.lienthong\\.notice\\.web\\..*|.*(Test|IT)(\\$.*)?"))
class NoticeApplication {

    @Bean
    DataSource dataSource() {
        return Postgres.freshDatabase();
    }
}
