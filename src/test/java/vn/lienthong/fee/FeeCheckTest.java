package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.fee.FeeJudgement.Outcome;

class FeeCheckTest {

    private final FeeCheck check = new FeeCheck(FeeRulesFile.read(RulesCopy.shipped()), Sentences.shipped());

    @ParameterizedTest
    @CsvSource({
        // month, group, income, region, least, most
        "2026-01, salary,               6000000,         ,  60000,  60000",
        "2026-01, pension,              6000000,         ,  30000,  30000",
        "2026-01, other,                       ,         ,   2000,  30000",
        "2026-01, other-over-working-age,      ,         ,   1000,  15000",
        "2026-02, salary,               6000000,         ,  60000,  60000",
        "2026-02, insurance-benefit,    5000000,         ,  50000,  50000",
        "2026-02, pension,              6000001,         ,  30000,  30000",
        "2026-02, student,                     ,         ,   5000,   5000",
        "2026-02, under-retirement-age,        , REGION_1,  15930,  15930",
        "2027-12, under-retirement-age,        , REGION_1,  15930,  15930",
        "2028-01, under-retirement-age,        , REGION_1,  26550,  26550",
        "2027-12, retirement-age,              , REGION_4,   7400,   7400",
        "2028-01, retirement-age,              , REGION_4,  11100,  11100",
        "2026-02, retirement-age,              , REGION_2,   9460,   9460",
        "2026-02, retirement-age,              , REGION_3,   8280,   8280",
        "2026-02, abroad-state-funded, 20000000,         , 200000, 200000",
        "2026-02, abroad-other,                ,         ,  30000, 400000",
    })
    void rulesSayWhatTheFeeShouldBe(YearMonth month, String payer, Long income, Region region, long least, long most) {
        FeeJudgement judgement = check.judge(least, income(payer, income, region), month);

        assertThat(judgement.expected()).contains(new ExpectedFee(least, most));
        assertThat(judgement.outcome()).isEqualTo(Outcome.FITS);
    }

    @ParameterizedTest
    @CsvSource({
        // group, income, region, month
        "salary,               ,         , 2026-02",
        "pension,              , REGION_1, 2026-02",
        "under-retirement-age, ,         , 2026-02",
        "student,              ,         , 2026-01",
        "nobody,               , REGION_1, 2026-02",
        "abroad-other,         ,         , 2026-01",
    })
    void whatIsNotKnownIsNotJudged(String payer, Long income, Region region, YearMonth month) {
        FeeJudgement judgement = check.judge(1, income(payer, income, region), month);

        assertThat(judgement.outcome()).isEqualTo(Outcome.NOT_JUDGED);
        assertThat(check.sentence(judgement, Sentences.VIETNAMESE)).startsWith("Chưa đủ thông tin");
    }

    @ParameterizedTest
    @CsvSource({"58999, LOWER", "59000, FITS", "60000, FITS", "61000, FITS", "61001, HIGHER"})
    void computedFeesFitWhenTheyAreRounded(long declared, Outcome outcome) {
        assertThat(check.judge(declared, income("salary", 6_000_000L, null), YearMonth.of(2026, 2))
                        .outcome())
                .isEqualTo(outcome);
    }

    @ParameterizedTest
    @CsvSource({"4999, LOWER", "5000, FITS", "5001, HIGHER"})
    void namedFeesFitOnlyExactly(long declared, Outcome outcome) {
        assertThat(check.judge(declared, income("student", null, null), YearMonth.of(2026, 2))
                        .outcome())
                .isEqualTo(outcome);
    }

    @Test
    void differenceIsSaidWithBothAmountsAndWhereToCorrectIt() {
        FeeJudgement lower = check.judge(60_000, income("salary", 9_000_000L, null), YearMonth.of(2026, 2));

        assertThat(check.sentence(lower, Sentences.VIETNAMESE))
                .contains("60.000 đồng", "90.000 đồng", "Quy định 01-QĐ/TW", "vẫn theo mức đã khai")
                .contains("Thay đổi thông tin tài khoản")
                .doesNotContain("văn bản gốc");
        assertThat(check.sentence(lower, Locale.ENGLISH))
                .contains("60,000 VND", "90,000 VND", "Regulation 01-QĐ/TW", "still the declared fee");
    }

    @Test
    void rangeAndUncertainRuleAreSaidSo() {
        FeeJudgement above = check.judge(500_000, income("abroad-other", null, null), YearMonth.of(2026, 2));
        assertThat(check.sentence(above, Sentences.VIETNAMESE)).contains("30.000 đến 400.000 đồng", "tự nguyện");

        FeeJudgement reported =
                check.judge(15_930, income("under-retirement-age", null, Region.REGION_1), YearMonth.of(2026, 2));
        assertThat(check.sentence(reported, Sentences.VIETNAMESE)).contains("chưa được kiểm tra với văn bản gốc");
    }

    private static Income income(String payer, Long monthly, Region region) {
        return new Income(
                payer, monthly == null ? OptionalLong.empty() : OptionalLong.of(monthly), Optional.ofNullable(region));
    }
}
