package vn.lienthong.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.v1.NoticeRequested;

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

        assertThat(xml.write(notice("x".repeat(MessageText.LONGEST_LINE), "x".repeat(MessageText.LONGEST_TEXT))))
                .contains("noticeRequested");
        assertThatThrownBy(() -> xml.write(notice("x".repeat(MessageText.LONGEST_LINE + 1), "x")))
                .isInstanceOf(Failure.class);
        assertThatThrownBy(() -> xml.write(notice("x", "x".repeat(MessageText.LONGEST_TEXT + 1))))
                .isInstanceOf(Failure.class);
    }

    private static NoticeRequested notice(String link, String argument) {
        NoticeRequested notice = new NoticeRequested();
        notice.setDossier("H1-260302-0001");
        notice.setRecipient(1);
        notice.setKind("task-waiting");
        notice.getArgument().add(argument);
        notice.setLink(link);
        return notice;
    }
}
