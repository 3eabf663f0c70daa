package vn.lienthong.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged hub is killed twice while it sends the longest list there may be, and twice while it signs forms: what one click
 * began is finished by the starts after it, each line and each form once.
 */
class ListSurvivesKillsIT {

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
    void eachLineIsSentOnceAndEachFormSignedOnce() {
        KilledLists lists = new KilledLists(hub);

        lists.send();
        lists.killWhileSending(0.1);
        lists.killWhileSending(0.5);
        lists.awaitSent();
        lists.assertEachLineSentOnce();

        lists.sign();
        lists.killWhileSigning(0.1);
        lists.killWhileSigning(0.5);
        lists.awaitSigned();
        lists.assertEachFormSignedOnce();

        assertThat(hub.count("SELECT count(*) FROM dead_letter")).as("parked").isZero();
        assertThat(hub.count("SELECT count(*) FROM (SELECT dossier, event FROM dossier_step GROUP BY 1, 2"
                        + " HAVING count(*) > 1) AS doubled"))
                .as("doubled steps")
                .isZero();
        assertThat(hub.count("SELECT count(*) FROM (SELECT kind, recipient, dossier FROM notice GROUP BY 1, 2, 3"
                        + " HAVING count(*) > 1) AS doubled"))
                .as("doubled notices")
                .isZero();
    }
}
