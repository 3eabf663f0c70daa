package vn.lienthong.partner.portal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KnownDossierTest {

    @Test
    void aStepIsKnownByTimeStatusAndContent() {
        KnownDossier known = new KnownDossier(2, List.of(step("20261121080000", "2", " Đã tiếp nhận ")));

        assertThat(known.knows(step("20261121080000", "2", "Đã tiếp nhận"))).isTrue();
        assertThat(known.knows(step("20261121080001", "2", "Đã tiếp nhận"))).isFalse();
        assertThat(known.knows(step("20261121080000", "4", "Đã tiếp nhận"))).isFalse();
        assertThat(known.knows(step("20261121080000", "2", "Đã chuyển bí thư"))).isFalse();
    }

    @Test
    void aReplayedOlderStepDoesNotTurnTheDossierBack() {
        KnownDossier known = new KnownDossier(5, List.of(step("20261121080000", "5", "Bổ sung")));

        assertThat(known.isAheadOf(step("20261121075959", "4", "Đang xử lý"))).isTrue();
        assertThat(known.isAheadOf(step("20261121080001", "4", "Đang xử lý"))).isFalse();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"2,1", "3,4", "7,4", "8,9", "9,4", "10,9"})
    void inTheSameSecondTheEndsOfTheTableHold(int status, String next) {
        KnownDossier known = new KnownDossier(status, List.of(step("20261121080000", "" + status, "x")));

        assertThat(known.isAheadOf(step("20261121080000", next, "y"))).isTrue();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({"1,2", "5,4", "6,4", "9,10", "10,10", "4,4"})
    void inTheSameSecondADossierStillMovesOn(int status, String next) {
        KnownDossier known = new KnownDossier(status, List.of(step("20261121080000", "" + status, "x")));

        assertThat(known.isAheadOf(step("20261121080000", next, "y"))).isFalse();
    }

    private static ProgressItem step(String at, String status, String content) {
        return new ProgressItem(null, null, null, at, null, content, status, null, null);
    }
}
