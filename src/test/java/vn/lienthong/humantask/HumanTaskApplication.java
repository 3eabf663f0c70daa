package vn.lienthong.humantask;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import vn.lienthong.messaging.Inbox;
import vn.lienthong.messaging.v1.ApprovalRequested;
import vn.lienthong.messaging.v1.TaskDecided;
import vn.lienthong.testsupport.MovableClock;
import vn.lienthong.testsupport.Postgres;

/**
 * The component with what it stands on: kernel, organisation tree, calendar, audit. No business module. Not marked as a
 * configuration, so that no component scan finds it.
 */
@EnableAutoConfiguration
@ConfigurationPropertiesScan({"vn.lienthong.messaging", "vn.lienthong.dossier", "vn.lienthong.notice"})
@ComponentScan(
        basePackages = {
            "vn.lienthong.messaging",
            "vn.lienthong.settings",
            "vn.lienthong.organisation.store",
            "vn.lienthong.calendar",
            "vn.lienthong.audit",
            "vn.lienthong.notice",
            "vn.lienthong.dossier",
            "vn.lienthong.humantask"
        },
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = "vn\\.lienthong\\..*\\.web\\..*"))
class HumanTaskApplication {

    /** @param config a folder whose files win over those of the hub */
    static String[] arguments(Path data, int vmId, Path config) {
        return new String[] {
            "--spring.main.web-application-type=none",
            "--lienthong.broker.data-directory=" + data,
            "--lienthong.broker.vm-id=" + vmId,
            "--lienthong.config-directory=" + config,
            "--lienthong.messaging.redelivery-delay=20",
            "--lienthong.messaging.longest-redelivery-delay=100",
            "--lienthong.human-task.deadline-check=PT24H",
            "--spring.flyway.enabled=false",
            "--lienthong.base-url=http://localhost",
            "--spring.mail.host=localhost",
            "--camel.main.routes-include-pattern=classpath:routes/errors.camel.yaml,classpath:humantask/*.camel.yaml"
        };
    }

    @Bean
    DataSource dataSource() {
        return Postgres.freshDatabase();
    }

    @Bean
    @Primary
    Clock movableClock() {
        return MovableClock.running();
    }

    @Bean
    Decisions decisions(Inbox inbox) {
        return new Decisions(inbox);
    }

    /** The business side of the test routes. */
    static final class Decisions {

        private final Inbox inbox;
        final List<TaskDecided> recorded = new CopyOnWriteArrayList<>();
        volatile RuntimeException trouble;
        volatile RuntimeException troubleAfterwards;

        Decisions(Inbox inbox) {
            this.inbox = inbox;
        }

        public TaskRequest describe(ApprovalRequested message) {
            return new TaskRequest(
                    message.getRequest(),
                    OptionalLong.of(message.getSubjectPerson()),
                    message.getSubjectName(),
                    message.getOrganisation(),
                    LocalDate.of(2026, 11, 2));
        }

        public void close(TaskDecided decision) {
            if (troubleAfterwards != null) {
                throw troubleAfterwards;
            }
        }

        public void record(TaskDecided decision) {
            inbox.once("test-record", () -> {
                if (trouble != null) {
                    throw trouble;
                }
                recorded.add(decision);
            });
        }
    }
}
