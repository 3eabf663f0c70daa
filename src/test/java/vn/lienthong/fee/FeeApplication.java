package vn.lienthong.fee;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Primary;
import vn.lienthong.notice.Notice;
import vn.lienthong.notice.Notices;
import vn.lienthong.partner.memberdb.MemberDatabase;
import vn.lienthong.partner.payment.PaymentNotices;
import vn.lienthong.partner.payment.edge.NoticeDesk;
import vn.lienthong.testsupport.MovableClock;
import vn.lienthong.testsupport.Postgres;
import vn.sandbox.signing.SandboxAuthority;

/**
 * The fee conversation without its screens: the real routes, broker, database, dossiers and tree. Only the provider, a
 * partner, and the notices' way out are stood in for.
 */
@EnableAutoConfiguration
@ConfigurationPropertiesScan({
    "vn.lienthong.messaging",
    "vn.lienthong.dossier",
    "vn.lienthong.document",
    "vn.lienthong.fee"
})
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
            "vn.lienthong.document",
            "vn.lienthong.fee"
        },
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {"vn\\.lienthong\\.[a-z]+\\.web\\..*", ".*Test.*"}))
class FeeApplication {

    /** The certificate documents are signed with is valid in between. */
    static final Instant KEY_FROM = Instant.parse("2025-01-01T00:00:00Z");

    static final Instant KEY_UNTIL = Instant.parse("2030-01-01T00:00:00Z");

    static String[] arguments(Path data) {
        List<String> properties = new ArrayList<>(List.of(
                "spring.main.web-application-type=none",
                "lienthong.broker.data-directory=" + data,
                "lienthong.broker.vm-id=71",
                "lienthong.base-url=http://localhost",
                "lienthong.messaging.redelivery-delay=20",
                "lienthong.messaging.longest-redelivery-delay=200",
                "lienthong.fee.deadline-check=PT24H",
                "lienthong.fee.standing-check=PT24H",
                "lienthong.fee.suspense-notice=PT24H",
                "lienthong.fee.release-check=PT24H",
                "lienthong.fee.reconcile=-",
                "lienthong.fee.reconcile-notice=-",
                "spring.flyway.enabled=false",
                "camel.main.routes-include-pattern="
                        + "classpath:routes/errors.camel.yaml,classpath:routes/fee.camel.yaml"));
        Path keystore = data.resolve("signing.p12");
        SandboxAuthority.make(keystore, KEY_FROM, KEY_UNTIL);
        properties.add("lienthong.signing.keystore=" + keystore);
        properties.add("lienthong.signing.password=" + SandboxAuthority.PASSWORD);
        return properties.stream().map(property -> "--" + property).toArray(String[]::new);
    }

    @Bean
    DataSource dataSource() {
        return Postgres.freshDatabase();
    }

    @Bean
    @Primary
    Clock movableClock() {
        return MovableClock.standingAt(Instant.parse("2026-11-20T03:00:00Z"));
    }

    @Bean
    NoticeDesk noticeDesk(ObjectProvider<PaymentNotices> notices) {
        return new NoticeDesk(notices, new SimpleMeterRegistry(), Clock.systemUTC());
    }

    @Bean
    ProviderOfTests providerOfTests() {
        return new ProviderOfTests();
    }

    @Bean
    CatalogueOfTests catalogueOfTests() {
        return new CatalogueOfTests();
    }

    @Bean
    MemberDatabase memberDatabase() {
        return (cardNumber, fileNumber) -> new MemberDatabase.Answer.NotFound();
    }

    @Bean
    NoticesOfTests notices() {
        return new NoticesOfTests();
    }

    /** Remembers what was asked for. */
    static final class NoticesOfTests implements Notices {

        final List<String> kinds = new CopyOnWriteArrayList<>();
        /** With what fills the text. */
        final List<String> told = new CopyOnWriteArrayList<>();

        @Override
        public void request(String dossier, long recipient, String kind, String link, String... arguments) {
            kinds.add(recipient + " " + kind);
            told.add(recipient + " " + kind + " " + String.join(" ", arguments));
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
