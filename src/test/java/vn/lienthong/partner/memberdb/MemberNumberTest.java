package vn.lienthong.partner.memberdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemberNumberTest {

    @ParameterizedTest
    @ValueSource(strings = {"12.345678", "12345678", " 12 345 678 ", "12.345.678", "12\u00a0345678", "12.345678\n"})
    void oneNumberInItsManyWritingsIsOneNumber(String written) {
        assertThat(MemberNumber.digits(written)).contains("12345678");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "   ", ".", " . "})
    void nothingWrittenIsNoNumber(String written) {
        assertThat(MemberNumber.digits(written)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1234", "123456", "12345678", "123456789012"})
    void numbersOfTheContractsLengthCanBeAsked(String digits) {
        assertThat(MemberNumber.canBeAsked(digits)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "1234567890123", "12A45678", "12-345678", "<x/>", "１２３４５６"})
    void anythingElseCannot(String digits) {
        assertThat(MemberNumber.canBeAsked(digits)).isFalse();
    }
}
