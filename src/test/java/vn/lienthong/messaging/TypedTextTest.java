package vn.lienthong.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is typed comes in one form, whatever it was typed or pasted with. */
class TypedTextTest {

    @Test
    void lineEndsAreWhatABrowserCounts() {
        assertThat(TypedText.of(" một\r\nhai\rba\n")).isEqualTo("một\nhai\nba");
    }

    @Test
    void whatNoMessageMayHoldIsASpace() {
        assertThat(TypedText.of("Họ\u000bđã\u0000họp\ufffeđủ\ud800.\u0085x")).isEqualTo("Họ đã họp đủ . x");
    }

    @Test
    void whatPeopleSeeStaysAsItIs() {
        String seen = "Đồng chí\tNguyễn Thị Ví Dụ – tốt 🙂";

        assertThat(TypedText.of(seen)).isEqualTo(seen);
    }

    @Test
    void nothingIsTheEmptyText() {
        assertThat(TypedText.of(null)).isEmpty();
        assertThat(TypedText.of(" \u000b\r\n ")).isEmpty();
    }
}
