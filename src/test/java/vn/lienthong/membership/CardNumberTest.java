package vn.lienthong.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CardNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"01.000001", "01000001", "01 000001", "01,000001", "0.1.0.0.0.0.0.1", "01.000.001", " 01.000001 "
            })
    void anOldCardsNumberReadsAsItIsPrinted(String written) {
        assertThat(CardNumber.canonical(written)).isEqualTo("01.000001");
    }

    @ParameterizedTest
    @CsvSource({"1234, 1234", "12.3456789, 123456789", "'123 456 789 012', 123456789012"})
    void aNumberOfAnotherLengthIsItsDigits(String written, String canonical) {
        assertThat(CardNumber.canonical(written)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(strings = {"AB.000001", "01-000001", "01..000001", ".01000001", "không nhớ", "."})
    void whatIsNoNumberStaysForTheChecksToRefuse(String written) {
        assertThat(CardNumber.canonical(written)).isEqualTo(written);
        assertThat(Rules.shipped().patterns().cardNumber().matcher(written).matches())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"01.000001", "01000001", "01 000001", "01,000001"})
    void theFormTakesEveryWayOfWritingItAndTheHubItsOwn(String written) {
        assertThat(written).matches(Rules.shipped().patterns().cardNumber());
        assertThat(CardNumber.canonical(written))
                .matches(Rules.shipped().patterns().cardNumber());
    }

    @Test
    void noNumberIsNoNumber() {
        assertThat(CardNumber.canonical(null)).isNull();
    }

    @Test
    void whateverHoldsACardNumberHoldsItInThisForm() {
        Profile.Member typed = new Profile.Member("Nguyễn Thị Ví Dụ", "01000001", null, null, null, null, null);
        MemberLookup.Entry told = new MemberLookup.Entry(
                null, null, null, null, "01000001", null, null, null, null, null, null, null, null, null);
        MemberLookup asked = new MemberLookup(
                MemberLookup.Outcome.FOUND, "01 000001", null, told, Instant.parse("2026-11-21T02:00:00Z"));

        assertThat(typed.cardNumber()).isEqualTo("01.000001");
        assertThat(told.cardNumber()).isEqualTo("01.000001");
        assertThat(asked.answers(typed.cardNumber(), null)).isTrue();
    }
}
