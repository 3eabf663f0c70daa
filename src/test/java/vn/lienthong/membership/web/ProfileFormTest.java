package vn.lienthong.membership.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.membership.CellPosition;
import vn.lienthong.membership.Field;
import vn.lienthong.membership.FieldProblem;
import vn.lienthong.membership.Profile;
import vn.lienthong.membership.Profiles;

class ProfileFormTest {

    private final ProfileForm form = new ProfileForm();

    @Test
    void whatIsWrittenToTheFormIsReadBackTheSame() {
        Profile profile = Profiles.with(Profiles.member(), CellPosition.SECRETARY, Profiles.BANK_ACCOUNT);

        ProfileForm.Reading reading = form.read(form.write(profile));

        assertThat(reading.problems()).isEmpty();
        assertThat(reading.profile()).isEqualTo(profile);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"25/02/1973", "25/2/1973", "25-2-1973", "25.02.1973", "25021973", "1973-02-25", " 25/02/1973 "})
    void daysAreReadHoweverTheyAreTyped(String typed) {
        assertThat(read(Field.BIRTH_DATE, typed).profile().citizen().birthDate())
                .isEqualTo(LocalDate.of(1973, 2, 25));
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/02/1973", "25/13/1973", "hôm qua", "25/02/73"})
    void daysThatDoNotExistAreAProblemOfTheField(String typed) {
        assertThat(read(Field.BIRTH_DATE, typed).problems())
                .contains(FieldProblem.of(Field.BIRTH_DATE, ErrorCode.DATE_UNREADABLE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"05/2025", "5/2025", "5-2025", "052025", "2025-05"})
    void monthsAreReadHoweverTheyAreTyped(String typed) {
        assertThat(read(Field.FEE_FROM, typed).profile().fee().from()).isEqualTo(YearMonth.of(2025, 5));
    }

    @ParameterizedTest
    @CsvSource({"60000, 60000", "60.000, 60000", "'60,000', 60000", "60 000, 60000", "0, 0", "1.250.000, 1250000"})
    void amountsAreReadHoweverTheyAreTyped(String typed, long amount) {
        assertThat(read(Field.FEE, typed).profile().fee().monthly()).isEqualTo(amount);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-5", "60k", "60.00", "1e5", "99999999999999999999999999"})
    void whatIsNoAmountIsAProblemOfTheField(String typed) {
        assertThat(read(Field.FEE, typed).problems()).contains(FieldProblem.of(Field.FEE, ErrorCode.AMOUNT_UNREADABLE));
    }

    @Test
    void bankDetailsCountOnlyWhenTheBoxIsTicked() {
        Map<Field, String> typed =
                form.write(Profiles.with(Profiles.member(), CellPosition.MEMBER, Profiles.BANK_ACCOUNT));
        typed.remove(Field.RECEIVING);

        assertThat(form.read(typed).profile().member().receivingAccount()).isNull();
    }

    @Test
    void theNearestKnownOrganisationStandsForTheResidence() {
        Map<Field, String> typed = form.write(Profiles.member());
        typed.put(Field.RESIDENCE, "");
        typed.put(Field.RESIDENCE_UPPER, "HN-KHUONGDINH");

        assertThat(form.read(typed).profile().residence()).isEqualTo("HN-KHUONGDINH");
    }

    @Test
    void blankIsNothing() {
        assertThat(read(Field.FULL_NAME, "   ").profile().member().fullName()).isNull();
    }

    @Test
    void tooLongATextIsAProblemWithItsLimit() {
        assertThat(read(Field.SPOUSE_NAME, "x".repeat(101)).problems())
                .contains(FieldProblem.of(Field.SPOUSE_NAME, ErrorCode.TEXT_TOO_LONG, 100));
    }

    @Test
    void aNumberIsAsLongAsItIsWithoutTheSignsThatSetItApart() {
        ProfileForm.Reading phone = read(Field.PHONE, "(+84) 91-234.56 78");
        Map<Field, String> typed =
                form.write(Profiles.with(Profiles.member(), CellPosition.MEMBER, Profiles.BANK_ACCOUNT));
        typed.put(Field.RECEIVING_NUMBER, "0011-0012.3456 7890 123");
        ProfileForm.Reading account = form.read(typed);

        assertThat(phone.profile().extended().phone()).isEqualTo("+84912345678");
        assertThat(phone.problems()).extracting(FieldProblem::field).doesNotContain(Field.PHONE);
        assertThat(account.profile().member().receivingAccount().number()).isEqualTo("0011001234567890123");
        assertThat(account.problems()).isEmpty();
        assertThat(read(Field.PHONE, "0".repeat(16)).problems())
                .contains(FieldProblem.of(Field.PHONE, ErrorCode.TEXT_TOO_LONG, 15));
    }

    private ProfileForm.Reading read(Field field, String typed) {
        Map<Field, String> values = new EnumMap<>(Field.class);
        values.put(field, typed);
        return form.read(values);
    }
}
