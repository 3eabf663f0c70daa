package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentageTest {

    @ParameterizedTest
    @CsvSource({"30%,3000", "0.5%,50", "0.25 %,25", "0%,0", "100%,10000", "12.30%,1230"})
    void readsWhatPeopleWrite(String text, int hundredths) {
        assertThat(Percentage.parse(text).hundredths()).isEqualTo(hundredths);
    }

    @ParameterizedTest
    @ValueSource(strings = {"30", "0,5%", "100.01%", "-1%", "0.005%", "%", "1 000%", "٣٠%"})
    void refusesAnythingElse(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Percentage.parse(text));
    }

    @Test
    void roundsDown() {
        assertThat(Percentage.parse("30%").of(99)).isEqualTo(29);
        assertThat(Percentage.parse("50%").of(1)).isZero();
        assertThat(Percentage.parse("0.5%").of(12_345_678)).isEqualTo(61_728);
    }

    @Property
    void isExactForEveryAmountThereCanBe(
            @ForAll @IntRange(max = 10_000) int hundredths, @ForAll @LongRange(min = 0) long amount) {
        BigInteger exact = BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(hundredths))
                .divide(BigInteger.valueOf(10_000));

        assertThat(new Percentage(hundredths).of(amount)).isEqualTo(exact.longValueExact());
    }
}
