package vn.lienthong.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.v1.TaskDecided;

class MessageTextTest {

    private static XmlMessages xml() throws Exception {
        return new XmlMessages();
    }

    @Test
    void whatFitsStaysAsItIs() {
        assertThat(MessageText.line("Chi bộ 1")).isEqualTo("Chi bộ 1");
        assertThat(MessageText.text("x".repeat(2000))).hasSize(2000).doesNotContain("…");
    }

    @Test
    void theEndOfWhatIsTooLongBecomesAnEllipsis() {
        assertThat(MessageText.line("x".repeat(501))).hasSize(500).endsWith("x…");
        assertThat(MessageText.text("x".repeat(2001))).hasSize(2000).endsWith("x…");
    }

    @Test
    void noCharacterIsCutInHalf() {
        assertThat(MessageText.line("x".repeat(498) + "😀😀")).isEqualTo("x".repeat(498) + "…");
    }

    @Test
    void theLimitsAreThoseOfTheSchema() throws Exception {
        XmlMessages xml = xml();

        assertThat(xml.write(decided("x".repeat(MessageText.LONGEST_LINE), "x".repeat(MessageText.LONGEST_TEXT))))
                .contains("taskDecided");
        assertThatThrownBy(() -> xml.write(decided("x".repeat(MessageText.LONGEST_LINE + 1), "x")))
                .isInstanceOf(Failure.class);
        assertThatThrownBy(() -> xml.write(decided("x", "x".repeat(MessageText.LONGEST_TEXT + 1))))
                .isInstanceOf(Failure.class);
    }

    private static TaskDecided decided(String subject, String reason) {
        TaskDecided decided = new TaskDecided();
        decided.setTask("018f3a0e-0000-7000-8000-000000000001");
        decided.setType("approve-account");
        decided.setOutcome("refuse");
        decided.setDossier("H1-260302-0001");
        decided.setSubject(subject);
        decided.setReason(reason);
        decided.setDecidedAt(Instant.EPOCH);
        return decided;
    }
}
