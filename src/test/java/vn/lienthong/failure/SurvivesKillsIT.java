package vn.lienthong.failure;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The packaged hub is killed in the middle of its conversations and started again. In every round each conversation is under way;
 * the hub dies while a payment is at a place of its own and a registration at one too, in some rounds also a refund. At the end
 * everything has happened, once.
 */
class SurvivesKillsIT extends KilledHubTest {

    private static final int KILLS = Integer.getInteger("lienthong.kills", 22);
    private static final long SEED = 20261121;

    @Test
    void nothingIsLostAndNothingHappensTwice() {
        Random places = new Random(SEED);
        KilledRegistrations registrations = new KilledRegistrations(hub, KILLS);
        KilledPayments payments = new KilledPayments(hub, KILLS);

        for (int round = 0; round < KILLS; round++) {
            KilledRegistrations.Round registration = registrations.begin(round);
            KilledPayments.Round payment = payments.begin(round);
            // within a step of the payment, which takes but some milliseconds
            int jitter = places.nextInt(12);
            payment.approach();
            Thread clicking = registration.click();
            registration.awaitPlace();
            payment.step();
            if (registration.stays()) {
                await().pollDelay(Duration.ofMillis(jitter)).until(() -> true);
            }
            hub.killAndStart(clicking, () -> {
                registration.noteWhereItDied();
                payment.noteWhereItDied();
            });
            registration.finish();
            payment.finish();
        }

        registrations.awaitEnds();
        payments.awaitEnds();
        await("outbox is empty").atMost(KilledHub.LONG).until(() -> hub.count("SELECT count(*) FROM outbox") == 0);
        registrations.assertEverythingOnce();
        payments.assertEverythingOnce();
        assertNothingParkedAndNoStepTwice();
        hub.assertAuditChainHolds();
    }
}
