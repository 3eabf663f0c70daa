package vn.lienthong.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The packaged hub is killed twice while it sends the longest list there may be, twice while it signs forms, and once while it signs
 * the papers of a list that is signed and sent: what one click began is finished by the starts after it, each line, each form and
 * each paper once.
 */
class ListSurvivesKillsIT extends KilledHubTest {

    @Test
    void eachLineIsSentOnceAndEachFormAndPaperSignedOnce() {
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

        lists.signAndSend();
        lists.killWhileSigningAndSending(0.7);
        lists.awaitSignedAndSent();
        lists.assertEachLineSentOnceWithItsPaper();

        assertNothingParkedAndNoStepTwice();
        assertThat(hub.count("SELECT count(*) FROM (SELECT kind, recipient, dossier FROM notice GROUP BY 1, 2, 3"
                        + " HAVING count(*) > 1) AS doubled"))
                .as("doubled notices")
                .isZero();
    }
}
