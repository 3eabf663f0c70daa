package vn.lienthong.membership;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.lienthong.failure.ErrorCode;

class ProfileChecksTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    private final ProfileChecks checks = new ProfileChecks(Rules.shipped(), new TreeOfTests());
    private final Profile member = Profiles.member();

    @Test
    void aCompleteProfileHasNoProblems() {
        assertThat(check(member)).isEmpty();
        assertThat(check(Profiles.with(member, CellPosition.SECRETARY, Profiles.BANK_ACCOUNT)))
                .isEmpty();
    }

    @Test
    void anotherPersonsIdIsRefused() {
        assertThat(checks.check(member, null, "001173000002", TODAY))
                .containsExactly(FieldProblem.of(Field.PERSONAL_ID, ErrorCode.PERSONAL_ID_NOT_OWN));
    }

    @Test
    void oneOfTheTwoNumbersIsEnoughButOneIsNeeded() {
        assertThat(check(numbers("01.000001", null))).isEmpty();
        assertThat(check(numbers(null, "000001"))).isEmpty();
        assertThat(check(numbers(null, null)))
                .containsExactly(FieldProblem.of(Field.CARD_NUMBER, ErrorCode.MEMBER_NUMBERS_MISSING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "1234567890123", "12..345678", "A1234567", ".1234567"})
    void cardNumbersOfAnotherFormAreRefused(String number) {
        assertThat(check(numbers(number, null)))
                .containsExactly(FieldProblem.of(Field.CARD_NUMBER, ErrorCode.CARD_NUMBER_FORM));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "1991-02-25, 1991-02-25, -, -",
                "1991-02-24, 1991-02-25, JOINED_ON, JOINED_TOO_YOUNG",
                "2026-11-22, -, JOINED_ON, DATE_IN_FUTURE",
                "2000-05-19, 2000-05-18, OFFICIAL_ON, OFFICIAL_BEFORE_JOINED",
                "2000-05-19, 2026-11-22, OFFICIAL_ON, DATE_IN_FUTURE",
                "-, -, JOINED_ON, FIELD_MISSING"
            })
    void datesMustFollowALife(LocalDate joined, LocalDate official, Field field, ErrorCode code) {
        Profile.Member before = member.member();
        Profile profile = Profiles.with(
                member,
                new Profile.Member(
                        before.fullName(),
                        before.cardNumber(),
                        before.fileNumber(),
                        joined,
                        official,
                        before.position(),
                        null));

        assertThat(check(profile))
                .extracting(FieldProblem::field)
                .isEqualTo(field == null ? List.of() : List.of(field));
        assertThat(check(profile)).extracting(FieldProblem::code).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @ParameterizedTest
    @CsvSource({"HN-TAYHO-VIDU, CELL_MISSING", "HN-CU, ORGANISATION_GONE", "HN-NOWHERE, ORGANISATION_GONE"})
    void theCellMustBeACellOfToday(String cell, ErrorCode code) {
        assertThat(check(Profiles.of(Profiles.PERSONAL_ID, cell, CellPosition.MEMBER, null)))
                .containsExactly(FieldProblem.of(Field.CELL, code));
    }

    @Test
    void aGrassrootsCellIsACell() {
        assertThat(check(Profiles.of(Profiles.PERSONAL_ID, "HN-TAYHO-CB", CellPosition.MEMBER, null)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"HN-KHUONGDINH,", "HN-TAYHO-VIDU-KD1, RESIDENCE_KIND", "HN-NOWHERE, ORGANISATION_GONE"})
    void theResidenceMustBeWherePeopleLive(String code, ErrorCode problem) {
        Profile profile = new Profile(
                member.citizen(),
                member.member(),
                member.cell(),
                code,
                member.fee(),
                member.employer(),
                member.extended());

        assertThat(check(profile))
                .extracting(FieldProblem::code)
                .isEqualTo(problem == null ? List.of() : List.of(problem));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2026-11,",
        "50000000, 2026-11,",
        "50000001, 2026-11, FEE_OUT_OF_RANGE",
        "-1, 2026-11, FEE_OUT_OF_RANGE",
        "60000, 2024-11,",
        "60000, 2024-10, FEE_MONTH_OUT_OF_RANGE",
        "60000, 2027-11,",
        "60000, 2027-12, FEE_MONTH_OUT_OF_RANGE"
    })
    void theFeeIsAWholeBelievableAmountFromABelievableMonth(long amount, YearMonth from, ErrorCode code) {
        Profile profile = new Profile(
                member.citizen(),
                member.member(),
                member.cell(),
                member.residence(),
                new Profile.Fee(amount, from),
                member.employer(),
                member.extended());

        assertThat(check(profile)).extracting(FieldProblem::code).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void aFeeInForceIsNotJudgedAgain() {
        Profile old = since(YearMonth.of(2023, 11));

        assertThat(checks.check(old, old, Profiles.PERSONAL_ID, TODAY)).isEmpty();
        assertThat(checks.check(since(YearMonth.of(2023, 12)), old, Profiles.PERSONAL_ID, TODAY))
                .extracting(FieldProblem::code)
                .containsExactly(ErrorCode.FEE_MONTH_OUT_OF_RANGE);
    }

    private Profile since(YearMonth month) {
        return new Profile(
                member.citizen(),
                member.member(),
                member.cell(),
                member.residence(),
                new Profile.Fee(60_000, month),
                member.employer(),
                member.extended());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "0101234567, -, -, -, -",
                "0101234567-001, -, -, -, -",
                "001173000001, 001173000001, +84912345678, a.b@thu.example, -",
                "-, 0123456789, 02432232045, -, -",
                "01012345, -, -, -, TAX_CODE_FORM",
                "-, 12345, -, -, SOCIAL_INSURANCE_FORM",
                "-, -, 0112345678, -, PHONE_FORM",
                "-, -, 091234567, -, PHONE_FORM",
                "-, -, -, a.b@thu, EMAIL_FORM"
            })
    void extendedFieldsHaveTheirForms(String tax, String insurance, String phone, String email, ErrorCode code) {
        Profile profile = Profiles.with(
                member, new Profile.Extended(tax, insurance, null, null, null, null, email, phone, null, null));

        assertThat(check(profile)).extracting(FieldProblem::code).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void aTickedReceivingAccountNeedsBankNumberAndHolder() {
        Profile profile = Profiles.with(member, CellPosition.MEMBER, new Profile.BankAccount(null, null, null));

        assertThat(check(profile))
                .extracting(FieldProblem::field)
                .containsExactly(Field.RECEIVING_BANK, Field.RECEIVING_NUMBER, Field.RECEIVING_HOLDER);
    }

    private Profile numbers(String card, String file) {
        Profile.Member before = member.member();
        return Profiles.with(
                member,
                new Profile.Member(
                        before.fullName(),
                        card,
                        file,
                        before.joinedOn(),
                        before.officialOn(),
                        before.position(),
                        null));
    }

    private List<FieldProblem> check(Profile profile) {
        return checks.check(profile, null, Profiles.PERSONAL_ID, TODAY);
    }
}
