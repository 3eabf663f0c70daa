package vn.lienthong.residence.home;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import vn.lienthong.notice.Notice;
import vn.lienthong.notice.Notices;
import vn.lienthong.testsupport.MovableClock;
import vn.lienthong.testsupport.NoOtherHubs;
import vn.lienthong.testsupport.Postgres;
import vn.lienthong.testsupport.SomeRoutes;
import vn.sandbox.signing.SandboxAuthority;

/** The residence's half of the conversation without its screens: the real routes, broker, database, tasks and tree. */
@EnableAutoConfiguration
@ConfigurationPropertiesScan({
    "vn.lienthong.messaging",
    "vn.lienthong.dossier",
    "vn.lienthong.document",
    "vn.lienthong.residence.home"
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
            "vn.lienthong.document",
            "vn.lienthong.residence.home"
        },
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {"vn\\.lienthong\\.([a-z]+\\.)+web\\..*", ".*Test.*"}))
@ComponentScan(
        basePackages = "vn.lienthong.residence",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.residence\\.RequestPaper(s|Store)"))
@Import(NoOtherHubs.class)
class HomeApplication {

    /** The certificates papers are signed with are valid in between. */
    private static final Instant KEY_FROM = Instant.parse("2025-01-01T00:00:00Z");

    private static final Instant KEY_UNTIL = Instant.parse("2030-01-01T00:00:00Z");

    static final Instant MORNING = Instant.parse("2026-11-20T02:00:00Z");

    /** The routes of this half, as they stand in {@code routes/residence.camel.yaml}. */
    private static final Set<String> ROUTES = Set.of(
            "residence-take-requests",
            "residence-take-report",
            "residence-withdraw-report",
            "residence-ask-form-approval",
            "residence-form-approved",
            "residence-form-returned",
            "residence-sign-form",
            "residence-ask-violation-approval",
            "residence-violation-approved",
            "residence-violation-refused");

    static String[] arguments(Path data) {
        List<String> properties = new ArrayList<>(List.of(
                "spring.main.web-application-type=none",
                "lienthong.broker.data-directory=" + data,
                "lienthong.broker.vm-id=74",
                "lienthong.base-url=http://localhost",
                "lienthong.messaging.redelivery-delay=20",
                "lienthong.messaging.longest-redelivery-delay=200",
                "lienthong.residence.home.overdue-check=PT24H",
                "lienthong.residence.home.standing-check=PT24H",
                "spring.flyway.enabled=false",
                "camel.main.routes-include-pattern="
                        + "classpath:routes/errors.camel.yaml,file:"
                        + SomeRoutes.of(data, "residence.camel.yaml", ROUTES)));
        Path keystore = data.resolve("signing.p12");
        Path ring = data.resolve("keyring.p12");
        SandboxAuthority.make(keystore, KEY_FROM, KEY_UNTIL);
        SandboxAuthority.makeRing(ring, KEY_FROM, KEY_UNTIL, signers());
        properties.add("lienthong.signing.keystore=" + keystore);
        properties.add("lienthong.signing.password=" + SandboxAuthority.PASSWORD);
        properties.add("lienthong.signing.keyring.keystore=" + ring);
        properties.add("lienthong.signing.keyring.password=" + SandboxAuthority.PASSWORD);
        return properties.stream().map(property -> "--" + property).toArray(String[]::new);
    }

    /** Both wards, and the first people a hub of tests meets. */
    private static Map<String, String> signers() {
        Map<String, String> names = new HashMap<>();
        names.put(SandboxAuthority.aliasOfOrganisation(HomeHub.WARD), "Đảng ủy phường Khương Đình");
        names.put(SandboxAuthority.aliasOfOrganisation(HomeHub.OTHER_WARD), "Đảng ủy phường Tây Hồ");
        IntStream.rangeClosed(1, HomeHub.OFFICERS)
                .forEach(i -> names.put(SandboxAuthority.aliasOfPerson(HomeHub.personalId(i)), "Trần Văn Mẫu"));
        return names;
    }

    @Bean
    DataSource dataSource() {
        return Postgres.freshDatabase();
    }

    @Bean
    @Primary
    Clock movableClock() {
        return MovableClock.standingAt(MORNING);
    }

    @Bean
    @Primary
    PapersOfTests papersOfTests(SignedFormPapers real) {
        return new PapersOfTests(real);
    }

    @Bean
    AccountsOfTests accountsOfTests() {
        return new AccountsOfTests();
    }

    @Bean
    NoticesOfTests notices() {
        return new NoticesOfTests();
    }

    /** Remembers what was asked for. */
    static final class NoticesOfTests implements Notices {

        final List<String> kinds = new CopyOnWriteArrayList<>();

        /** What mail about a page says, behind the page. */
        final List<String> said = new CopyOnWriteArrayList<>();

        @Override
        public void request(String dossier, long recipient, String kind, String link, String... arguments) {
            kinds.add(recipient + " " + kind);
            said.add(link + " " + String.join(" ", arguments));
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
