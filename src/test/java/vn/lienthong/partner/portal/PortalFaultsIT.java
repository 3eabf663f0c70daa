package vn.lienthong.partner.portal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.v1.DossierProgressed;
import vn.lienthong.partner.portal.NationalPortal.Told;
import vn.sandbox.Sandbox;
import vn.sandbox.SandboxOptions;
import vn.sandbox.faults.Fault;
import vn.sandbox.portal.Dossiers;
import vn.sandbox.portal.ReceivedDossier;
import vn.sandbox.portal.Sessions;

/** The adapter against a portal that misbehaves, over a real socket. */
class PortalFaultsIT {

    private static final String PORTAL = "portal";
    private static Sandbox sandbox;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final String dossier = Steps.newDossier();

    @BeforeAll
    static void start() {
        sandbox = Sandbox.start(SandboxOptions.partnersOnly());
    }

    @AfterAll
    static void stop() {
        sandbox.close();
    }

    @BeforeEach
    void heal() {
        sandbox.faults().reset();
    }

    @Test
    void anExpiredSessionIsRenewedOnceForAllWhoMeetIt() throws Exception {
        NationalPortal hub = hub(Golden.patient());
        hub.tell(Steps.of(dossier, 1, 1));
        int logins = sessions().logins();

        sessions().expireAll();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Told>> told = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                DossierProgressed other = Steps.of(Steps.newDossier(), 1, 1);
                told.add(threads.submit(() -> hub.tell(other)));
            }
            for (Future<Told> each : told) {
                assertThat(each.get(10, TimeUnit.SECONDS)).isEqualTo(Told.SENT);
            }
        } finally {
            threads.shutdownNow();
        }

        assertThat(sessions().logins()).isEqualTo(logins + 1);
    }

    @Test
    void aLostReplyDoesNotDoubleTheStep() {
        NationalPortal hub = hub(Golden.patient());
        sandbox.faults().set(PORTAL, Fault.switchedOn("lose-reply-of", "CapNhatTienDoHoSoMC"));

        assertThat(failure(hub, Steps.of(dossier, 1, 1)).code().code()).isEqualTo("LT-PRT-001");
        assertThat(received().steps()).as("processed all the same").hasSize(1);
        sandbox.faults().reset();

        assertThat(hub.tell(Steps.of(dossier, 1, 1))).isEqualTo(Told.ALREADY_KNOWN);
        assertThat(received().steps()).hasSize(1);
    }

    @Test
    void aLostReplyDoesNotInsertTheDossierTwice() {
        NationalPortal hub = hub(Golden.patient());
        sandbox.faults().set(PORTAL, Fault.switchedOn("lose-reply-of", "DongBoHoSoMC"));

        assertThat(failure(hub, Steps.of(dossier, 1, 1)).code().code()).isEqualTo("LT-PRT-001");
        sandbox.faults().reset();

        assertThat(hub.tell(Steps.of(dossier, 1, 1))).isEqualTo(Told.SENT);
        assertThat(received().steps()).hasSize(1);
        assertThat(received().statuses()).containsExactly("1");
    }

    @Test
    void aStepReplayedLateJoinsTheHistoryWithoutTurningTheStatusBack() {
        NationalPortal hub = hub(Golden.patient());
        hub.tell(Steps.of(dossier, 1, 1));
        hub.tell(Steps.of(dossier, 3, 4));

        assertThat(hub.tell(Steps.of(dossier, 2, 2))).isEqualTo(Told.SENT);

        assertThat(received().statuses()).containsExactly("1", "4");
        assertThat(received().steps())
                .extracting(step -> step.get("NoiDungXuLy"))
                .containsExactly("Bước 1", "Bước 3", "Bước 2");
    }

    @Test
    void aPortalThatIsDownIsLeftAloneAndProbedUntilItIsBack() {
        NationalPortal hub = hub(new PortalSettings.Circuit(4, 4, 60, Duration.ofMillis(300), 2));
        sandbox.faults().set(PORTAL, Fault.of(Fault.Mode.DOWN));
        for (int i = 0; i < 4; i++) {
            assertThat(failure(hub, Steps.of(dossier, 1, 1)).code().code()).isEqualTo("LT-PRT-001");
        }
        assertThat(failure(hub, Steps.of(dossier, 1, 1))).hasMessageContaining("not called, the circuit is OPEN");
        assertThat(state("open")).isEqualTo(1);

        sandbox.faults().reset();
        await().atMost(Duration.ofSeconds(10))
                .ignoreExceptions()
                .until(() -> hub.tell(Steps.of(dossier, 1, 1)) != null);

        assertThat(state("closed")).isEqualTo(1);
        assertThat(received().steps()).hasSize(1);
    }

    @Test
    void a500ForEverythingOpensTheCircuit() {
        NationalPortal hub = hub(new PortalSettings.Circuit(4, 4, 60, Duration.ofMinutes(1), 2));
        hub.tell(Steps.of(dossier, 1, 1));
        sandbox.faults().set(PORTAL, Fault.of(Fault.Mode.ERROR));

        for (int i = 0; i < 4; i++) {
            assertThat(failure(hub, Steps.of(dossier, 2, 2)).permanent()).isFalse();
        }

        assertThat(failure(hub, Steps.of(dossier, 2, 2))).hasMessageContaining("not called, the circuit is OPEN");
    }

    @Test
    void a500ForOneDossierLeavesTheOthersAlone() {
        NationalPortal hub = hub(new PortalSettings.Circuit(20, 10, 60, Duration.ofMinutes(1), 2));
        sandbox.faults().set(PORTAL, Fault.switchedOn("error-on-dossier", dossier));

        for (int i = 0; i < 30; i++) {
            Failure failure = failure(hub, Steps.of(dossier, 1, 1));
            assertThat(failure.code().code()).isEqualTo("LT-PRT-003");
            assertThat(failure).hasMessageContaining("HTTP 500");
        }

        assertThat(hub.tell(Steps.of(Steps.newDossier(), 1, 1))).isEqualTo(Told.SENT);
        assertThat(state("closed")).isEqualTo(1);
    }

    @Test
    void refusedDataIsPermanentAndCarriesThePortalsOwnWords() {
        NationalPortal hub = hub(Golden.patient());
        sandbox.faults().set(PORTAL, Fault.switchedOn("refuse-dossier", dossier));

        Failure failure = failure(hub, Steps.of(dossier, 1, 1));

        assertThat(failure.permanent()).isTrue();
        assertThat(failure).hasMessage("LT-PRT-004 DongBoHoSoMC error_code 20: Dữ liệu hồ sơ bị từ chối");
    }

    @Test
    void aBusyPortalIsATransientFailure() {
        NationalPortal hub = hub(Golden.patient());
        sandbox.faults().set(PORTAL, Fault.switchedOn("busy", "on"));

        assertThat(failure(hub, Steps.of(dossier, 1, 1)).code().code()).isEqualTo("LT-PRT-003");
    }

    @Test
    void aPortalThatRefusesEverySessionIsAwayNotTheDossierWrong() {
        NationalPortal hub = hub(Golden.patient());
        sandbox.faults().set(PORTAL, Fault.switchedOn("no-session", "on"));
        int logins = sessions().logins();

        assertThat(failure(hub, Steps.of(dossier, 1, 1)).code().code()).isEqualTo("LT-PRT-002");
        assertThat(sessions().logins()).as("once and one renewal").isEqualTo(logins + 2);
    }

    @Test
    void aSlowPortalHoldsACallNoLongerThanTheReadTimeOut() {
        NationalPortal hub = hub(Golden.patient());
        sandbox.faults().set(PORTAL, Fault.slow(Duration.ofSeconds(5)));

        long begin = System.nanoTime();
        Failure failure = failure(hub, Steps.of(dossier, 1, 1));

        assertThat(failure.code().code()).isEqualTo("LT-PRT-001");
        assertThat(Duration.ofNanos(System.nanoTime() - begin))
                .isBetween(Duration.ofMillis(1900), Duration.ofSeconds(4));
    }

    private NationalPortal hub(PortalSettings.Circuit circuit) {
        return PortalConfiguration.portal(
                Golden.settings(URI.create(sandbox.partnersUrl() + "/portal"), circuit), Golden.CODES, meters);
    }

    private static Failure failure(NationalPortal hub, DossierProgressed step) {
        Failure failure = catchThrowableOfType(Failure.class, () -> hub.tell(step));
        assertThat(failure).isNotNull();
        return failure;
    }

    private ReceivedDossier received() {
        return sandbox.partners().getBean(Dossiers.class).find(dossier).orElseThrow();
    }

    private static Sessions sessions() {
        return sandbox.partners().getBean(Sessions.class);
    }

    private double state(String name) {
        return meters.get("resilience4j.circuitbreaker.state")
                .tags("name", PORTAL, "state", name)
                .gauge()
                .value();
    }
}
