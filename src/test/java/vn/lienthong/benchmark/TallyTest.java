package vn.lienthong.benchmark;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void everyCaseAtEveryStageIsWhole() {
        assertThatCode(() -> new Tally().stage("in", 7).stage("out", 7).require(7))
                .doesNotThrowAnyException();
    }

    @Test
    void aLostCaseIsNoticed() {
        assertThatThrownBy(() -> new Tally().stage("in", 7).stage("out", 6).require(7))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("out=6");
    }

    @Test
    void aCaseDoneTwiceIsNoticed() {
        assertThatThrownBy(() -> new Tally().stage("out", 7).twice(1).require(7))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("twice: 1");
    }

    @Test
    void nothingCountedIsNotWhole() {
        assertThatThrownBy(() -> new Tally().require(0)).isInstanceOf(AssertionError.class);
    }
}
