package vn.lienthong.membership;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import vn.lienthong.notice.Notice;
import vn.lienthong.notice.Notices;
import vn.lienthong.partner.memberdb.MemberDatabase;
import vn.lienthong.testsupport.MovableClock;
import vn.lienthong.testsupport.Postgres;

/**
 * The registration conversation without its screens: the real routes, broker, database, tasks, dossiers and tree. Only the
 * member database, a partner, is stood in for, and nobody reads the notices.
 */
@EnableAutoConfiguration
@ConfigurationPropertiesScan({"vn.lienthong.messaging", "vn.lienthong.dossier"})
@ComponentScan(
        basePackages = {
            "vn.lienthong.messaging",
            "vn.lienthong.settings",
            "vn.lienthong.audit",
            "vn.lienthong.calendar",
            "vn.lienthong.organisation",
            "vn.lienthong.dossier",
            "vn.lienthong.humantask",
            "vn.lienthong.membership",
            "vn.lienthong.notice"
        },
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {
                            "vn\\.lienthong\\.[a-z]+\\.web\\..*",
                            "vn\\.lienthong\\.notice\\.(NoticeKeeper|NoticeMail|MailText)",
                            ".*Test.*"
                        }))
class RegistrationApplication {

    static String[] arguments(Path data) {
        List<String> properties = new ArrayList<>(List.of(
                "spring.main.web-application-type=none",
                "lienthong.broker.data-directory=" + data,
                "lienthong.broker.vm-id=61",
                "lienthong.messaging.redelivery-delay=20",
                "lienthong.messaging.longest-redelivery-delay=200",
                "lienthong.membership.standing-check=PT24H",
                "spring.flyway.enabled=false",
                "camel.main.routes-include-pattern="
                        + "classpath:routes/errors.camel.yaml,classpath:routes/registration.camel.yaml"));
        return properties.stream().map(property -> "--" + property).toArray(String[]::new);
    }

    @Bean
    DataSource dataSource() {
        return Postgres.freshDatabase();
    }

    @Bean
    @Primary
    MovableClock movableClock() {
        return MovableClock.running();
    }

    @Bean
    MemberDatabase memberDatabase() {
        return (cardNumber, fileNumber) -> new MemberDatabase.Answer.NotFound();
    }

    @Bean
    @Primary
    NoticesOfTests notices(@Qualifier("portalNotices") Notices sent) {
        return new NoticesOfTests(sent);
    }

    /** Remembers what was asked for; the message goes out to a queue nobody reads. */
    static final class NoticesOfTests implements Notices {

        final List<String> kinds = new CopyOnWriteArrayList<>();
        final Map<String, List<String>> arguments = new ConcurrentHashMap<>();
        final Map<String, String> links = new ConcurrentHashMap<>();
        private final Notices sent;

        NoticesOfTests(Notices sent) {
            this.sent = sent;
        }

        @Override
        public void request(String dossier, long recipient, String kind, String link, String... arguments) {
            sent.request(dossier, recipient, kind, link, arguments);
            kinds.add(recipient + " " + kind);
            this.arguments.put(dossier + " " + kind, List.of(arguments));
            links.put(dossier + " " + kind, link);
        }

        @Override
        public int unread(long recipient) {
            return 0;
        }

        @Override
        public List<Notice> list(long recipient, UUID before, int limit) {
            return List.of();
        }

        @Override
        public Optional<Notice> find(long recipient, UUID notice) {
            return Optional.empty();
        }

        @Override
        public void markRead(long recipient, UUID notice) {}

        @Override
        public void markAllRead(long recipient) {}
    }
}
