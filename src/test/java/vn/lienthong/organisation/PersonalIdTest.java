package vn.lienthong.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"001085000001", "096303999999", "195200000000"})
    void acceptsTwelveDigitsWithAPlaceAndACenturyThatHasBegun(String text) {
        assertThat(PersonalId.isWellFormed(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00108500001",
                "0010850000011",
                "000085000001",
                "001485000001",
                "00108500000a",
                "001 85000001",
                "٠٠١٠٨٥٠٠٠٠٠١"
            })
    void refusesAnythingElse(String text) {
        assertThat(PersonalId.isWellFormed(text)).isFalse();
    }

    @Test
    void yearIsCenturyAndTwoDigits() {
        assertThat(PersonalId.agreesWith("001085000001", LocalDate.of(1985, 2, 3)))
                .isTrue();
        assertThat(PersonalId.agreesWith("001185000001", LocalDate.of(1985, 2, 3)))
                .isTrue();
        assertThat(PersonalId.agreesWith("001285000001", LocalDate.of(1985, 2, 3)))
                .isFalse();
        assertThat(PersonalId.agreesWith("001303000001", LocalDate.of(2003, 2, 3)))
                .isTrue();
        assertThat(PersonalId.agreesWith("001086000001", LocalDate.of(1985, 2, 3)))
                .isFalse();
    }
}
