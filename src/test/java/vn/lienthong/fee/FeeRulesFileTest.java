package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.settings.InvalidRules;

class FeeRulesFileTest {

    private static final String FILE = FeeRulesFile.NAME;

    private final FeeRules rules = FeeRulesFile.read(RulesCopy.shipped());

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "2010-01, Quyết định 342-QĐ/TW",
        "2011-04, Quyết định 342-QĐ/TW",
        "2026-01, Quyết định 342-QĐ/TW",
        "2026-02, Quy định 01-QĐ/TW",
        "2040-12, Quy định 01-QĐ/TW"
    })
    void regulationChangesWithTheMonth(YearMonth month, String regulation) {
        assertThat(rules.in(month).title("vi")).isEqualTo(regulation);
    }

    @Test
    void shippedFileSaysWhatMayBePaidAndWhenTheCellIsTold() {
        Regulation old = rules.in(YearMonth.of(2026, 1));
        Regulation present = rules.in(YearMonth.of(2026, 2));

        assertThat(old.paying()).isEqualTo(new PayingWindow(24, 12));
        assertThat(present.paying()).isEqualTo(new PayingWindow(24, 3));
        assertThat(present.arrearsMonths()).isEqualTo(3);
        assertThat(rules.tolerance()).isEqualTo(1_000);
    }

    @Test
    void shippedFileKnowsTheGroundsOfExemption() {
        Regulation present = rules.in(YearMonth.of(2026, 2));

        assertThat(present.exemptions())
                .extracting(ExemptionKind::code)
                .containsExactly(
                        "fifty-years",
                        "social-pension",
                        "poor-household",
                        "critical-illness",
                        "hardship",
                        "disability-benefit");
        ExemptionKind hardship = present.exemption("hardship").orElseThrow();
        assertThat(hardship.shares()).containsExactly(30, 50, 70, 100);
        assertThat(hardship.longestMonths()).contains(12);
        assertThat(hardship.allows(40)).isFalse();
        assertThat(rules.in(YearMonth.of(2026, 1))
                        .exemption("hardship")
                        .orElseThrow()
                        .allows(40))
                .isTrue();
    }

    @Test
    void titlesAreInBothLanguages() {
        PayerGroup pension = rules.in(YearMonth.of(2026, 2)).payer("pension").orElseThrow();

        assertThat(pension.title("vi")).isEqualTo("Người hưởng lương hưu");
        assertThat(pension.title("en")).isEqualTo("Receives a pension");
        assertThat(pension.title("fr")).isEqualTo(pension.title("vi"));
    }

    @Test
    void aRegulationWithOneTextIsCitedSoInBothLanguages() {
        FeeRules old = FeeRulesFile.read(
                RulesCopy.with(folder, FILE, "{vi: Quy định 01-QĐ/TW, en: Regulation 01-QĐ/TW}", "Quy định 01-QĐ/TW"));

        assertThat(old.in(YearMonth.of(2026, 2)).title("vi")).isEqualTo("Quy định 01-QĐ/TW");
        assertThat(old.in(YearMonth.of(2026, 2)).title("en")).isEqualTo("Quy định 01-QĐ/TW");
        refuses(
                "{vi: Quy định 01-QĐ/TW, en: Regulation 01-QĐ/TW}",
                "' '",
                line("{vi: Quy định 01-QĐ/TW"),
                "regulations[2].regulation: must be a text, but is blank");
    }

    @Test
    void mistakesAreNamedWithLineAndField() {
        String rate = "{from: 2028-01-01, percent: 0.5%, of: minimum-wage,";
        String path = "regulations[2].payers.under-retirement-age.rates[2]";
        refuses(rate, "{from: 2028-01-01, percent: 0.5, of: minimum-wage,", line(rate), path + ".percent: must be a");
        refuses(rate, "{from: 2028-01-01, percent: 0.5%, of: wages,", line(rate), path + ".of: must be one of income");
        refuses(rate, "{from: 2026-02-01, percent: 0.5%, of: minimum-wage,", line(rate), path + ".from: must be later");
        refuses(
                rate,
                "{from: 2028-01-02, percent: 0.5%, of: minimum-wage,",
                line(rate),
                path + ".from: must be the first");
        refuses(rate, rate + " amount: 5000,", line(rate), path + ".amount: is not a field known here");

        String student = "{from: 2026-02-01, amount: 5000,";
        refuses(student, "{from: 2026-03-01, amount: 5000,", line(student), "must be that of the regulation");
        refuses(student, "{from: 2026-02-01,", line(student), "student.rates[1].least: is missing");

        String abroad = "least: 30000, most: 400000";
        refuses(abroad, "least: 400000, most: 30000", line(abroad), "abroad-other.rates[1].most: must not be below");

        String shares = "shares: [30, 50, 70, 100]";
        refuses(
                shares,
                "shares: [30, 50, 700]",
                line(shares),
                "hardship.shares[3]: must be a whole number from 1 to 100");

        String region = "region-4: 3700000";
        refuses(region, "", line("- from: 2026-01-01"), "minimum-wages[1].region-4: is missing");
    }

    @Test
    void aRuleWithoutItsSourceOrCertaintyIsRefused() {
        refuses(
                "      certainty: presumed\n      source: Điều 5",
                "      source: Điều 5",
                line("    paying:\n      months-back: 24\n      months-ahead: 3") + 1,
                "regulations[2].paying.certainty: is missing, must be one of published, reported, presumed");
        refuses(
                "tolerance: {amount: 1000, certainty: presumed, source: How fees are declared in practice}",
                "tolerance: {amount: 1000, certainty: presumed}",
                line("tolerance: {"),
                "tolerance.source: is missing");
    }

    @Test
    void whatAPercentageIsOfMustBeSaidOnceAndOnlyThere() {
        refuses(
                "        of: {vi: sinh hoạt phí, en: living allowance}\n",
                "",
                line("      abroad-state-funded:\n") + 1,
                "abroad-state-funded.of: is missing, must say of which income");
        String title = "        title: {vi: 'Học sinh, sinh viên', en: Pupil or student}\n";
        refuses(
                title,
                title + "        of: {vi: học bổng, en: scholarship}\n",
                line(title) + 1,
                "student.of: is said, but no rate is of it");
    }

    private static int line(String text) {
        return RulesCopy.line(FILE, text);
    }

    private void refuses(String text, String instead, int line, String complaint) {
        assertThatThrownBy(() -> FeeRulesFile.read(RulesCopy.with(folder, FILE, text, instead)))
                .isInstanceOf(InvalidRules.class)
                .hasMessageContaining("fees.yaml:" + line + ": ")
                .hasMessageContaining(complaint);
    }
}
