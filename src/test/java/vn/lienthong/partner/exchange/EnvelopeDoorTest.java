package vn.lienthong.partner.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.membership.TreeOfTests;
import vn.lienthong.messaging.Uuids;
import vn.lienthong.messaging.XmlMessages;
import vn.lienthong.messaging.v1.CommentProgressed;
import vn.lienthong.testsupport.MovableClock;
import vn.lienthong.testsupport.Postgres;
import vn.sandbox.certificate.Authority;
import vn.sandbox.certificate.Identity;

/** How long a delivery is looked at again, how often, and what becomes of it then. */
class EnvelopeDoorTest {

    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
    private static final Duration WAIT = Duration.ofDays(7);

    @TempDir
    private Path folder;

    private final MovableClock clock = MovableClock.standingAt(NOW);
    private final List<UUID> taken = new ArrayList<>();
    private final List<String> audited = new ArrayList<>();
    private Runnable trouble = () -> {};
    private XmlMessages xml;
    private Identity other;
    private ScriptedRelay relay;
    private JdbcClient jdbc;
    private EnvelopeDoor door;

    @BeforeEach
    void start() throws Exception {
        Authority authority = new Authority("CN=Test,C=VN", Instant.now());
        other = authority.issue("CN=b,C=VN");
        Path certificate = folder.resolve("b.pem");
        other.storeCertificate(certificate);
        xml = new XmlMessages();
        relay = new ScriptedRelay();
        ExchangeSettings settings = relay.settings(certificate);
        DataSource database = Postgres.freshDatabase();
        jdbc = JdbcClient.create(database);
        ConfiguredHubs hubs = new ConfiguredHubs(settings, new TreeOfTests(), null, clock);
        EnvelopeXml envelopes = new EnvelopeXml(settings.largestEnvelope().toBytes());
        door = new EnvelopeDoor(
                settings,
                relay.client(settings),
                new EnvelopeOpener(ScriptedRelay.OWN, hubs, envelopes),
                envelope -> {
                    trouble.run();
                    taken.add(envelope.id());
                },
                new EnvelopeStore(jdbc, (actor, action, subject, details) -> audited.add(actor + " " + action), clock),
                new SimpleMeterRegistry(),
                clock,
                new DataSourceTransactionManager(database));
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    @Test
    void whatWaitsIsFetchedAgainAfterPausesThatDouble() {
        trouble = failing(ErrorCode.EXCHANGE_NOT_YET);
        deliver("D1");

        lookEverySecond(63);

        assertThat(relay.fetched).as("at 0, 2, 6, 14, 30 and 62 seconds").hasSize(6);
        trouble = () -> {};
        clock.advance(Duration.ofMinutes(10));
        door.fetch();
        assertThat(taken).hasSize(1);
        assertThat(relay.outcomes.get("D1")).contains("received");
        assertThat(count("exchange_waiting")).isZero();
    }

    @Test
    void whatOneWaitsForLetsOthersPass() {
        UUID first = deliver("D1");
        trouble = () -> {
            if (taken.isEmpty() && relay.fetched.size() == 1) {
                throw new Failure(ErrorCode.EXCHANGE_NOT_YET, "");
            }
        };
        UUID second = deliver("D2");

        door.fetch();
        clock.advance(Duration.ofSeconds(2));
        door.fetch();

        assertThat(taken).containsExactly(second, first);
    }

    @Test
    void theWaitCountsFromTheFirstLookHoweverOldTheEnvelopeIs() {
        clock.advance(Duration.ofDays(100)); // the relay held it, or the sender's clock is wrong
        trouble = failing(ErrorCode.EXCHANGE_NOT_YET);
        deliver("D1");

        door.fetch();
        clock.advance(WAIT.minusSeconds(1));
        door.fetch();
        assertThat(relay.outcomes).isEmpty();

        clock.advance(Duration.ofMinutes(10));
        door.fetch();

        assertThat(relay.outcomes.get("D1")).contains("refused", "LT-EXC-009");
        assertThat(count("exchange_waiting")).isZero();
        assertThat(count("exchange_refused")).isEqualTo(1);
    }

    @Test
    void whatAnOperatorMayMendWaitsToo() {
        for (ErrorCode code : List.of(
                ErrorCode.EXCHANGE_SPEAKER, ErrorCode.EXCHANGE_ORGANISATION_UNKNOWN, ErrorCode.EXCHANGE_NOT_OURS)) {
            trouble = failing(code);
            deliver(code.code());
            door.fetch();
        }
        relay.deliver("unknown-key", progress(Uuids.next()), "c2ln");
        door.fetch();

        assertThat(relay.outcomes).isEmpty();
        assertThat(jdbc.sql("SELECT code FROM exchange_waiting")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("LT-EXC-011", "LT-EXC-013", "LT-EXC-014", "LT-EXC-003");
    }

    @Test
    void whatCannotChangeIsRefusedAtOnce() {
        trouble = failing(ErrorCode.EXCHANGE_MISADDRESSED);
        deliver("D1");

        door.fetch();

        assertThat(relay.outcomes.get("D1")).contains("refused", "LT-EXC-005");
    }

    @Test
    void whatPoisonsLetsOthersPassAndIsSetAsideInTheEnd() {
        UUID poison = deliver("D1");
        UUID fine = deliver("D2");
        trouble = () -> {
            if (lastFetched().equals("D1")) {
                throw new StackOverflowError();
            }
        };

        door.fetch();
        assertThat(taken).containsExactly(fine);

        for (int look = 1; look < EnvelopeDoor.MOST_FAILURES; look++) {
            assertThat(relay.outcomes).doesNotContainKey("D1");
            clock.advance(Duration.ofMinutes(10));
            door.fetch();
        }

        assertThat(relay.outcomes.get("D1")).contains("refused", "LT-EXC-012");
        trouble = () -> {};
        door.replay("D1", "person:1");
        assertThat(taken).containsExactly(fine, poison);
    }

    @Test
    void whatTookEffectIsNeverRefusedThoughTheRelayDoesNotHearOfIt() {
        relay.putStatus = 400;
        deliver("D1");

        door.fetch();
        clock.advance(WAIT.plusDays(1));
        door.fetch();
        relay.putStatus = 204;
        clock.advance(Duration.ofMinutes(10));
        door.fetch();

        assertThat(taken).hasSize(1);
        assertThat(relay.outcomes.get("D1")).contains("received");
        assertThat(count("exchange_refused")).isZero();
    }

    @Test
    void aPageFullOfUnusableNamesDoesNotEndTheLook() {
        deliver("D1");
        relay.pages.put("", List.of("no_name"));
        relay.pages.put("no_name", List.of("D1"));

        door.fetch();

        assertThat(taken).hasSize(1);
    }

    @Test
    void whatWasRefusedIsReplayedOnceItsCauseIsMended() {
        trouble = failing(ErrorCode.EXCHANGE_DOCUMENT);
        UUID id = deliver("D1");
        door.fetch();
        assertThatThrownBy(() -> door.replay("D1", "person:1")).hasMessageContaining("LT-EXC-008");
        assertThat(taken).isEmpty();

        trouble = () -> {};
        door.replay("D1", "person:1");

        assertThat(taken).containsExactly(id);
        assertThat(audited).containsSequence("hub exchange.receive", "person:1 exchange.replay");
        assertThatThrownBy(() -> door.replay("D1", "person:1")).hasMessageContaining("LT-WEB-002");
    }

    @Test
    void whatIsRefusedIsKeptAsLongAsThereIsRoomAndStaysAtTheRelayAfterwards() {
        trouble = failing(ErrorCode.EXCHANGE_DOCUMENT);
        for (int i = 0; i < 30; i++) {
            deliver("D" + i);
        }

        door.fetch();

        int kept = count("exchange_refused WHERE content IS NOT NULL");
        assertThat(kept).isBetween(1, 29);
        assertThat(jdbc.sql("SELECT sum(octet_length(content)) FROM exchange_refused")
                        .query(Integer.class)
                        .single())
                .isLessThanOrEqualTo(20 * 1024);
        assertThat(count("exchange_refused")).isEqualTo(kept);
        assertThat(relay.outcomes).hasSize(kept);
        assertThat(count("exchange_waiting WHERE code = 'LT-EXC-015'")).isEqualTo(30 - kept);

        jdbc.sql("UPDATE exchange_refused SET content = NULL").update();
        clock.advance(Duration.ofMinutes(10));
        door.fetch();

        assertThat(relay.outcomes).hasSizeGreaterThan(kept);
    }

    @Test
    void whatNobodyKnownHasSignedIsLookedAtSeldomAndNotKept() {
        relay.deliver("D1", progress(Uuids.next()), "c2ln");
        door.fetch();
        for (int look = 0; look < 8 * 12; look++) {
            clock.advance(Duration.ofHours(2));
            door.fetch();
        }

        assertThat(relay.fetched).hasSizeLessThan(40);
        assertThat(relay.outcomes.get("D1")).contains("refused", "LT-EXC-003");
        assertThat(count("exchange_refused WHERE content IS NULL")).isEqualTo(1);
    }

    @Test
    void whatCannotBeScannedWaitsHoweverLong() {
        trouble = failing(ErrorCode.UPLOAD_UNSCANNED);
        deliver("D1");
        door.fetch();
        clock.advance(WAIT.multipliedBy(2));
        door.fetch();

        assertThat(relay.outcomes).isEmpty();
        assertThat(count("exchange_waiting WHERE code = 'LT-RES-037'")).isEqualTo(1);
    }

    @Test
    void timeWithoutAScannerCountsNeitherForWhatItHeldNorForWhatWaitsBehindIt() {
        UUID list = deliver("D1");
        UUID report = deliver("D2");
        Runnable behind = failing(ErrorCode.EXCHANGE_NOT_YET);
        Runnable unscanned = failing(ErrorCode.UPLOAD_UNSCANNED);
        trouble = () -> (lastFetched().equals("D1") ? unscanned : behind).run();
        door.fetch();
        clock.advance(WAIT.plusDays(1));
        door.fetch();
        trouble = behind; // the scanner is back; the list still waits for another one
        clock.advance(Duration.ofMinutes(10));
        door.fetch();
        assertThat(relay.outcomes).containsOnlyKeys("D2");

        trouble = () -> {};
        clock.advance(Duration.ofMinutes(10));
        door.fetch();

        assertThat(taken).containsExactly(list).doesNotContain(report);
    }

    @Test
    void aFileThatCanNeverBeScannedIsRefusedInTheEnd() {
        trouble = failing(ErrorCode.UPLOAD_UNSCANNABLE);
        deliver("D1");
        door.fetch();
        assertThat(relay.outcomes).isEmpty();
        clock.advance(WAIT.plusMinutes(1));
        door.fetch();

        assertThat(relay.outcomes.get("D1")).contains("refused", "LT-RES-087");
    }

    @Test
    void whatWasKeptBeforeNeedsNoRoomAnyMore() {
        trouble = failing(ErrorCode.EXCHANGE_DOCUMENT);
        relay.putStatus = 400; // the relay does not hear of it
        deliver("D1");
        door.fetch();
        assertThat(count("exchange_refused WHERE content IS NOT NULL")).isEqualTo(1);
        for (int i = 2; i < 30; i++) {
            deliver("D" + i);
        }
        clock.advance(Duration.ofMinutes(10));
        door.fetch();
        assertThat(count("exchange_waiting WHERE code = 'LT-EXC-015'")).isPositive();

        relay.putStatus = 204;
        clock.advance(Duration.ofMinutes(10));
        door.fetch();

        assertThat(relay.outcomes.get("D1")).contains("refused", "LT-EXC-008");
    }

    @Test
    void aListThatWasNotReadToItsEndForgetsNothing() {
        trouble = failing(ErrorCode.EXCHANGE_NOT_YET);
        deliver("D1");
        door.fetch();
        relay.pages.clear();
        String last = "";
        for (int page = 0; page < 101; page++) {
            relay.pages.put(last, List.of("P" + page));
            last = "P" + page;
        }

        clock.advance(WAIT.plusDays(1));
        door.fetch();

        assertThat(count("exchange_waiting WHERE relay_id = 'D1'")).isEqualTo(1);
    }

    @Test
    void nothingWaitsAnyMoreOfWhatTheRelayHasNoLonger() {
        trouble = failing(ErrorCode.EXCHANGE_NOT_YET);
        deliver("D1");
        door.fetch();
        assertThat(count("exchange_waiting")).isEqualTo(1);

        relay.deliveries.remove("D1"); // still listed
        lookEverySecond(60);
        assertThat(relay.fetched).hasSizeLessThan(8);

        relay.pages.clear();
        clock.advance(WAIT.plusDays(1));
        door.fetch();
        assertThat(count("exchange_waiting")).isZero();
    }

    private String lastFetched() {
        return relay.fetched.get(relay.fetched.size() - 1);
    }

    private void lookEverySecond(int seconds) {
        for (int second = 0; second < seconds; second++) {
            door.fetch();
            clock.advance(Duration.ofSeconds(1));
        }
    }

    private UUID deliver(String delivery) {
        UUID id = Uuids.next();
        WrittenEnvelope envelope = progress(id);
        relay.deliver(delivery, envelope, envelope.signed(other.key()));
        return id;
    }

    private WrittenEnvelope progress(UUID id) {
        CommentProgressed message = new CommentProgressed();
        message.setLine(UUID.randomUUID().toString());
        message.setStage("started");
        message.setAt(NOW);
        return WrittenEnvelope.of(xml, id, ScriptedRelay.OTHER, ScriptedRelay.OWN, message);
    }

    private static Runnable failing(ErrorCode code) {
        return () -> {
            throw new Failure(code, "in a test");
        };
    }

    private int count(String rows) {
        return jdbc.sql("SELECT count(*) FROM " + rows).query(Integer.class).single();
    }
}
