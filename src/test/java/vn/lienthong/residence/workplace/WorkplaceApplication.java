package vn.lienthong.residence.workplace;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import vn.lienthong.document.PaperSigner;
import vn.lienthong.failure.Failure;
import vn.lienthong.notice.Notice;
import vn.lienthong.notice.Notices;
import vn.lienthong.organisation.People;
import vn.lienthong.partner.memberdb.MemberDatabase;
import vn.lienthong.testsupport.MovableClock;
import vn.lienthong.testsupport.NoOtherHubs;
import vn.lienthong.testsupport.Postgres;
import vn.lienthong.testsupport.SomeRoutes;
import vn.sandbox.signing.SandboxAuthority;

/**
 * The workplace half of the residence conversation without its screens: the real routes, broker, database, dossiers, tasks and
 * tree. What leaves for the residence stays on its queue, where a test takes it up and answers.
 */
@EnableAutoConfiguration
@ConfigurationPropertiesScan({"vn.lienthong.messaging", "vn.lienthong.dossier", "vn.lienthong.document"})
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
            "vn.lienthong.residence.workplace"
        },
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {"vn\\.lienthong\\.([a-z]+\\.)+web\\..*", ".*Test.*", ".*\\.SignedListPapers"}))
@ComponentScan(
        basePackages = "vn.lienthong.residence",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.residence\\.RequestPaper(s|Store)"))
@Import(NoOtherHubs.class)
class WorkplaceApplication {

    /** The routes of this half, as they stand in {@code routes/residence.camel.yaml}. */
    private static final Set<String> ROUTES = Set.of(
            "residence-ask-list-approval",
            "residence-list-approved",
            "residence-list-refused",
            "residence-move-dossiers",
            "residence-send-list",
            "residence-send-signed-list",
            "residence-return-line",
            "residence-note-introduction",
            "residence-note-progress",
            "residence-receive-comment",
            "residence-tell-announced",
            "residence-receive-violation");

    /** The certificates papers are signed with are valid in between. */
    private static final Instant KEY_FROM = Instant.parse("2025-01-01T00:00:00Z");

    private static final Instant KEY_UNTIL = Instant.parse("2030-01-01T00:00:00Z");

    static String[] arguments(Path data) {
        Path keystore = data.resolve("signing.p12");
        Path ring = data.resolve("keyring.p12");
        SandboxAuthority.make(keystore, KEY_FROM, KEY_UNTIL);
        SandboxAuthority.makeRing(ring, KEY_FROM, KEY_UNTIL, signers());
        return Stream.of(
                        "spring.main.web-application-type=none",
                        "lienthong.broker.data-directory=" + data,
                        "lienthong.broker.vm-id=81",
                        "lienthong.base-url=http://localhost",
                        "lienthong.messaging.redelivery-delay=20",
                        "lienthong.messaging.longest-redelivery-delay=200",
                        "lienthong.residence.reminder-check=PT24H",
                        "lienthong.residence.standing-check=PT24H",
                        "lienthong.signing.keystore=" + keystore,
                        "lienthong.signing.password=" + SandboxAuthority.PASSWORD,
                        "lienthong.signing.keyring.keystore=" + ring,
                        "lienthong.signing.keyring.password=" + SandboxAuthority.PASSWORD,
                        "spring.flyway.enabled=false",
                        "camel.main.routes-include-pattern=classpath:routes/errors.camel.yaml,file:"
                                + SomeRoutes.of(data, "residence.camel.yaml", ROUTES))
                .map(property -> "--" + property)
                .toArray(String[]::new);
    }

    /** The cell, and the first people a hub of tests meets. */
    private static Map<String, String> signers() {
        Map<String, String> names = new HashMap<>();
        names.put(SandboxAuthority.aliasOfOrganisation(WorkplaceHub.CELL), "Chi bộ Kinh doanh 1");
        IntStream.rangeClosed(1, 4)
                .forEach(
                        i -> names.put(SandboxAuthority.aliasOfPerson(WorkplaceHub.personalId(i)), "Nguyễn Thị Ví Dụ"));
        return names;
    }

    @Bean
    DataSource dataSource() {
        return Postgres.freshDatabase();
    }

    @Bean
    @Primary
    Clock movableClock() {
        return MovableClock.standingAt(WorkplaceHub.NOON);
    }

    @Bean
    MemberDatabase memberDatabase() {
        return (cardNumber, fileNumber) -> new MemberDatabase.Answer.NotFound();
    }

    @Bean
    PapersOfTests papersOfTests(People people) {
        return new PapersOfTests(people);
    }

    @Bean
    NoticesOfTests notices() {
        return new NoticesOfTests();
    }

    /** Signs lists for whom it is told to, with a few bytes; the papers of lines are signed with real keys. */
    static final class PapersOfTests implements ListPapers {

        final Set<Long> signers = new java.util.concurrent.ConcurrentSkipListSet<>();
        /** What the device with the keys says instead of signing; null when it is there. */
        volatile Failure trouble;

        private final People people;

        PapersOfTests(People people) {
            this.people = people;
        }

        @Override
        public Optional<PaperSigner> signer(long person, String organisation) {
            if (trouble != null) {
                throw trouble;
            }
            return people.find(person)
                    .filter(found -> signers.contains(person))
                    .map(found -> new PaperSigner(found.personalId(), found.fullName(), "Bí thư", organisation));
        }

        @Override
        public boolean canSign(long person, String organisation) {
            if (trouble != null) {
                throw trouble;
            }
            return signers.contains(person);
        }

        @Override
        public byte[] signed(CommentList list, List<CommentLine> lines, String number, String code, long signer) {
            return ("%PDF " + number + " " + lines.size()).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Remembers what was asked for. */
    static final class NoticesOfTests implements Notices {

        final List<String> kinds = new CopyOnWriteArrayList<>();

        @Override
        public void request(String dossier, long recipient, String kind, String link, String... arguments) {
            kinds.add(recipient + " " + kind);
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
