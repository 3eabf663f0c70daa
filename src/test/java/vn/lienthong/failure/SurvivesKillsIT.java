package vn.lienthong.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged hub is killed in the middle of its conversations and started again. In every round each conversation is under way;
 * in turn one of them says when the hub dies, at a seeded place of its own. At the end everything has happened, once.
 */
class SurvivesKillsIT {

    private static final int KILLS = Integer.getInteger("lienthong.kills", 20);
    private static final long SEED = 20261121;

    @TempDir
    private Path data;

    private KilledHub hub;

    /** Partners' threads that talk to a hub may fail when it is killed; that is not this test's failure. */
    @BeforeAll
    static void leavePartnersThreadsAlone() {
        Awaitility.doNotCatchUncaughtExceptionsByDefault();
    }

    @AfterAll
    static void asBefore() {
        Awaitility.reset();
    }

    @BeforeEach
    void start() {
        hub = new KilledHub(data);
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void nothingIsLostAndNothingHappensTwice() {
        Random places = new Random(SEED);
        KilledRegistrations registrations = new KilledRegistrations(hub, KILLS);
        KilledPayments payments = new KilledPayments(hub, KILLS);

        for (int round = 0; round < KILLS; round++) {
            KilledRegistrations.Round registration = registrations.begin(round, places);
            KilledPayments.Round payment = payments.begin(round, places);
            int jitter = places.nextInt(120);
            payment.click();
            Thread clicking = registration.click();
            if (round % 2 == 0) {
                registration.awaitPlace();
            } else {
                payment.awaitPlace();
            }
            await().pollDelay(Duration.ofMillis(jitter)).until(() -> true);
            hub.killAndStart(clicking);
            registration.finish();
            payment.finish();
        }

        registrations.awaitEnds();
        payments.awaitEnds();
        await("outbox is empty").atMost(KilledHub.LONG).until(() -> hub.count("SELECT count(*) FROM outbox") == 0);
        registrations.assertEverythingOnce();
        payments.assertEverythingOnce();
        assertThat(hub.count("SELECT count(*) FROM dead_letter")).as("parked").isZero();
        assertThat(hub.count("SELECT count(*) FROM (SELECT dossier, event FROM dossier_step GROUP BY 1, 2"
                        + " HAVING count(*) > 1) AS doubled"))
                .as("doubled steps")
                .isZero();
        hub.assertAuditChainHolds();
    }
}
