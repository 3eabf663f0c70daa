package vn.lienthong.partner.memberdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.partner.memberdb.MemberDatabase.Answer.Found;
import vn.lienthong.partner.memberdb.MemberDatabase.Answer.NotFound;
import vn.lienthong.partner.memberdb.MemberDatabase.Answer.Unavailable;
import vn.lienthong.partner.memberdb.v1.Member;
import vn.sandbox.Sandbox;
import vn.sandbox.SandboxOptions;
import vn.sandbox.faults.Fault;
import vn.sandbox.memberdb.MemberFile;

/** The adapter and the sandbox's member database, over a real socket. */
class MemberDatabaseLookupTest {

    private static Sandbox sandbox;
    private static URI url;
    /** The first row of the sample. */
    private static Member sample;

    @BeforeAll
    static void startPartners() {
        sandbox = Sandbox.start(SandboxOptions.partnersOnly());
        url = sandbox.partnersUrl().resolve("/memberdb");
        sample = sandbox.partners().getBean(MemberFile.class).members().get(0);
        // the first request builds the server; no test should measure that
        try (Adapter adapter = Adapter.to(url)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> adapter.byCard("99999999") instanceof NotFound);
        }
    }

    @AfterAll
    static void stopPartners() {
        sandbox.close();
    }

    @AfterEach
    void heal() {
        sandbox.faults().reset();
    }

    @Test
    void memberIsFoundByCardNumberHoweverItIsWritten() {
        try (Adapter adapter = Adapter.to(url)) {
            String digits = sample.getCardNumber().replace(".", "");
            for (String written :
                    new String[] {digits, digits.substring(0, 2) + "." + digits.substring(2), " " + digits + " "}) {
                assertThat(adapter.byCard(written)).isInstanceOfSatisfying(Found.class, found -> {
                    MemberRecord member = found.member();
                    assertThat(member.fullName()).isEqualTo(sample.getFullName());
                    assertThat(member.personalId()).contains(sample.getPersonalId());
                    assertThat(member.birthDate()).contains(sample.getBirthDate());
                    assertThat(member.cardNumber()).contains(digits);
                    assertThat(member.cellCode()).contains(sample.getCellCode());
                    assertThat(member.joinedOn()).contains(sample.getJoinedOn());
                    assertThat(member.officialOn()).contains(sample.getOfficialOn());
                    assertThat(member.nativePlace()).contains(sample.getNativePlace());
                    assertThat(member.status()).contains(sample.getStatus());
                    assertThat(Duration.between(member.askedAt(), Instant.now()))
                            .isLessThan(Duration.ofSeconds(10));
                });
            }
            assertThat(adapter.codes()).isEmpty();
            assertThat(adapter.timed("found", "none")).isEqualTo(3);
        }
    }

    @Test
    void memberIsFoundByFileNumber() {
        try (Adapter adapter = Adapter.to(url)) {
            assertThat(adapter.byFile(sample.getFileNumber())).isInstanceOfSatisfying(Found.class, found -> assertThat(
                            found.member().fullName())
                    .isEqualTo(sample.getFullName()));
        }
    }

    @Test
    void nobodyCarriesTheNumber() {
        try (Adapter adapter = Adapter.to(url)) {
            assertThat(adapter.byCard("99.999999")).isInstanceOf(NotFound.class);
            assertThat(adapter.byFile("999999")).isInstanceOf(NotFound.class);
            assertThat(adapter.byBoth(sample.getCardNumber(), "999999")).isInstanceOf(NotFound.class);
            assertThat(adapter.codes()).isEmpty();
            assertThat(adapter.timed("not-found", "none")).isEqualTo(3);
        }
    }

    @Test
    void aNumberOfAnImpossibleFormIsNotFoundWithoutAskingAnybody() {
        sandbox.faults().set("memberdb", Fault.of(Fault.Mode.DOWN));
        try (Adapter adapter = Adapter.to(url)) {
            assertThat(adapter.byCard("<card/>")).isInstanceOf(NotFound.class);
        }
    }

    @Test
    void wrongPasswordIsUnavailableAndCallsForAPerson() {
        try (Adapter adapter = new Adapter(url, Map.of("password", "not the password"))) {
            assertThat(adapter.byCard(sample.getCardNumber())).isInstanceOf(Unavailable.class);
            assertThat(adapter.codes()).containsExactly("LT-MDB-003");
            assertThat(adapter.log()).anyMatch(line -> line.startsWith("ERROR") && line.contains("LT-MDB-003"));
            assertThat(adapter.log()).noneMatch(line -> line.contains("not the password"));
        }
    }

    @Test
    void unknownAccountIsUnavailable() {
        try (Adapter adapter = new Adapter(url, Map.of("username", "nobody"))) {
            assertThat(adapter.byCard(sample.getCardNumber())).isInstanceOf(Unavailable.class);
            assertThat(adapter.codes()).containsExactly("LT-MDB-003");
        }
    }

    @Test
    void nobodyListensOnThePort() {
        try (Adapter adapter = Adapter.to(URI.create("http://localhost:1/memberdb"))) {
            assertThat(adapter.byCard(sample.getCardNumber())).isInstanceOf(Unavailable.class);
            assertThat(adapter.codes()).containsExactly("LT-MDB-001");
        }
    }

    @ParameterizedTest
    @CsvSource({"DOWN, LT-MDB-001", "LOSE_REPLY, LT-MDB-001", "UNAVAILABLE, LT-MDB-001", "ERROR, LT-MDB-005"})
    void partnerInTroubleIsUnavailable(Fault.Mode mode, String code) {
        sandbox.faults().set("memberdb", Fault.of(mode));
        assertUnavailable(code);
    }

    @ParameterizedTest
    @CsvSource({
        "soap-fault, on, LT-MDB-004",
        "soap-fault, NOT_PERMITTED, LT-MDB-004",
        "wrong-data, on, LT-MDB-006",
        "malformed, on, LT-MDB-005",
        "invalid, on, LT-MDB-005",
        "dtd, on, LT-MDB-005",
        "oversized, on, LT-MDB-005"
    })
    void answerOfNoUseIsUnavailable(String fault, String value, String code) {
        sandbox.faults().set("memberdb", Fault.switchedOn(fault, value));
        assertUnavailable(code);
    }

    @Test
    void slowPartnerIsGivenUpWithinFiveSeconds() {
        sandbox.faults().set("memberdb", Fault.slow(Duration.ofSeconds(6)));
        try (Adapter adapter = Adapter.to(url)) {
            Duration waited = Adapter.waitedFor(
                    () -> assertThat(adapter.byCard(sample.getCardNumber())).isInstanceOf(Unavailable.class));
            assertThat(waited).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(5));
            assertThat(adapter.codes()).containsExactly("LT-MDB-002");
        }
    }

    @Test
    void partnerThatStopsInTheMiddleIsGivenUpWithinFiveSeconds() {
        sandbox.faults().set("memberdb", Fault.switchedOn("half-open", "on"));
        try (Adapter adapter = Adapter.to(url)) {
            Duration waited = Adapter.waitedFor(
                    () -> assertThat(adapter.byCard(sample.getCardNumber())).isInstanceOf(Unavailable.class));
            assertThat(waited).isLessThan(Duration.ofSeconds(5));
            assertThat(adapter.codes()).containsExactly("LT-MDB-002");
        }
    }

    @Test
    void circuitOpensAfterFailuresAndClosesWhenThePartnerIsBack() {
        Map<String, String> quick =
                Map.of("cache-for", "0s", "circuit.calls", "4", "circuit.open-for", "400ms", "connect-within", "500ms");
        try (Adapter adapter = new Adapter(url, quick)) {
            sandbox.faults().set("memberdb", Fault.of(Fault.Mode.DOWN));
            for (int call = 0; call < 4; call++) {
                assertThat(adapter.byCard(sample.getCardNumber())).isInstanceOf(Unavailable.class);
            }
            assertThat(adapter.codes()).containsExactly("LT-MDB-001", "LT-MDB-001", "LT-MDB-008", "LT-MDB-008");

            sandbox.faults().reset();
            await().atMost(Duration.ofSeconds(5))
                    .pollInterval(Duration.ofMillis(100))
                    .untilAsserted(() ->
                            assertThat(adapter.byCard(sample.getCardNumber())).isInstanceOf(Found.class));
            assertThat(adapter.byCard(sample.getCardNumber())).isInstanceOf(Found.class);
            assertThat(adapter.log())
                    .anyMatch(line -> line.contains("CLOSED to OPEN"))
                    .anyMatch(line -> line.contains("HALF_OPEN to CLOSED"));
            assertThat(adapter.meters()
                            .find("resilience4j.circuitbreaker.state")
                            .tag("name", "memberdb")
                            .gauges())
                    .isNotEmpty();
        }
    }

    @Test
    void aMemberFoundAMomentAgoIsAnsweredFromMemoryWithItsAge() {
        try (Adapter adapter = new Adapter(url, Map.of())) {
            MemberDatabase.Answer first = adapter.byCard(sample.getCardNumber());
            sandbox.faults().set("memberdb", Fault.of(Fault.Mode.DOWN));
            MemberDatabase.Answer second = adapter.byCard(sample.getCardNumber());

            assertThat(second).isInstanceOf(Found.class).isEqualTo(first);
            assertThat(adapter.meters()
                            .counter("lienthong.memberdb.from.memory")
                            .count())
                    .isEqualTo(1);
        }
    }

    private static void assertUnavailable(String code) {
        try (Adapter adapter = Adapter.to(url)) {
            assertThat(adapter.byCard(sample.getCardNumber())).isInstanceOf(Unavailable.class);
            assertThat(adapter.codes()).containsExactly(code);
            assertThat(adapter.timed("unavailable", code)).isEqualTo(1);
            assertThat(adapter.log())
                    .filteredOn(line -> !line.startsWith("DEBUG"))
                    .noneMatch(line -> line.contains(sample.getPersonalId())
                            || line.contains(sample.getFullName())
                            || line.contains(sample.getCardNumber().replace(".", "")));
        }
    }
}
