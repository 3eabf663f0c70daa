package vn.lienthong.partner.payment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceCodeTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 21);
    private static final String CODE = ReferenceCode.of(DAY, 42);

    @Test
    void aCodeFitsEveryProtocol() {
        assertThat(CODE).matches("[A-Z0-9]{18}").startsWith("DP26112100000042");
        assertThat(ReferenceCode.isValid(CODE)).isTrue();
        assertThat(ReferenceCode.of(DAY, ReferenceCode.LIMIT - 1)).hasSize(18);
    }

    @Test
    void aNumberOfNineDigitsHasNoCode() {
        assertThatIllegalArgumentException().isThrownBy(() -> ReferenceCode.of(DAY, ReferenceCode.LIMIT));
        assertThatIllegalArgumentException().isThrownBy(() -> ReferenceCode.of(DAY, -1));
    }

    @Test
    void everyCodeIsFoundAgain() {
        for (long number = 0; number < 20_000; number++) {
            assertThat(ReferenceCode.isValid(ReferenceCode.of(DAY, number))).isTrue();
        }
    }

    @Test
    void oneWrongOrTwoSwappedDigitsAreNoticed() {
        for (int at = 2; at < CODE.length(); at++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String mistyped = CODE.substring(0, at) + digit + CODE.substring(at + 1);
                assertThat(ReferenceCode.isValid(mistyped)).as(mistyped).isEqualTo(mistyped.equals(CODE));
            }
        }
        for (int at = 2; at + 1 < CODE.length(); at++) {
            String swapped = CODE.substring(0, at) + CODE.charAt(at + 1) + CODE.charAt(at) + CODE.substring(at + 2);
            assertThat(ReferenceCode.isValid(swapped)).as(swapped).isEqualTo(swapped.equals(CODE));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"%s", "NGUYEN VAN A chuyen tien %s", "MBVCB.123.%s.CT tu 0123", "nop dang phi:%s-GD 99", "X%sX"})
    void theCodeIsFoundInWhatBanksMakeOfATransferText(String text) {
        assertThat(ReferenceCode.findIn(String.format(text, CODE))).contains(CODE);
        assertThat(ReferenceCode.findIn(String.format(text, CODE.toLowerCase())))
                .contains(CODE);
        assertThat(ReferenceCode.findIn(String.format(text, CODE.replaceAll("(.{5})", "$1 "))))
                .contains(CODE);
        assertThat(ReferenceCode.findIn(String.format(text, CODE + " " + CODE))).contains(CODE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "dang phi thang 5", "DP", "DP26112100000042", "AP2611210000004211"})
    void nothingIsFoundWhereNoCodeIs(String text) {
        assertThat(ReferenceCode.findIn(text)).isEmpty();
    }

    @Test
    void twoCodesInOneTextAreForAPersonToSort() {
        assertThat(ReferenceCode.findIn(CODE + " " + ReferenceCode.of(DAY, 43))).isEmpty();
    }
}
