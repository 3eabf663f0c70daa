package vn.lienthong.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A packaged hub to kill, for each test, and what holds after every kill. */
abstract class KilledHubTest {

    @TempDir
    private Path data;

    KilledHub hub;

    /** Partners' threads that talk to a hub may fail when it is killed; that is not the test's failure. */
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

    final void assertNothingParkedAndNoStepTwice() {
        assertThat(hub.count("SELECT count(*) FROM dead_letter")).as("parked").isZero();
        assertThat(hub.count("SELECT count(*) FROM (SELECT dossier, event FROM dossier_step GROUP BY 1, 2"
                        + " HAVING count(*) > 1) AS doubled"))
                .as("doubled steps")
                .isZero();
    }
}
