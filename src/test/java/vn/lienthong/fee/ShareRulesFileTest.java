package vn.lienthong.fee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.InvalidRules;

@ExtendWith(OutputCaptureExtension.class)
class ShareRulesFileTest {

    private static final String FILE = ShareRulesFile.NAME;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "CELL,                        2011-04, 30, true",
        "CELL,                        2026-01, 30, true",
        "CELL,                        2026-02, 30, false",
        "SECTION_COMMITTEE,           2025-05,  0, false",
        "RESIDENTIAL_GRASSROOTS,      2026-01, 90, true",
        "RESIDENTIAL_GRASSROOTS,      2026-02, 90, false",
        "OTHER_GRASSROOTS,            2026-01, 70, true",
        "OTHER_GRASSROOTS,            2026-02, 70, false",
        "RESIDENTIAL_UPPER_COMMITTEE, 2025-06, 50, true",
        "RESIDENTIAL_UPPER_COMMITTEE, 2025-07, 50, false",
        "RESIDENTIAL_UPPER_COMMITTEE, 2026-02, 50, false",
        "OTHER_UPPER_COMMITTEE,       2026-01, 50, true",
        "OTHER_UPPER_COMMITTEE,       2026-02, 50, false",
        "CITY,                        2026-01, 50, true",
        "CITY,                        2030-12, 50, false",
    })
    void shippedFileHasTheseRowsInForce(ShareLevel level, YearMonth month, int percent, boolean confirmed) {
        ShareRow row =
                ShareRulesFile.read(RulesCopy.shipped()).row(level, month).orElseThrow();

        assertThat(row.keeps()).isEqualTo(Percentage.ofWhole(percent));
        assertThat(row.confirmed()).isEqualTo(confirmed);
        assertThat(row.source()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"CELL", "CITY"})
    void beforeTheFirstRowThereIsNone(ShareLevel level) {
        assertThat(ShareRulesFile.read(RulesCopy.shipped()).row(level, YearMonth.of(2011, 3)))
                .isEmpty();
    }

    @Test
    void eachUnconfirmedRowIsWarnedOfAtTheStart(CapturedOutput log) {
        ShareRules rules = new FeeRulesBeans().shareRules(RulesCopy.shipped());

        assertThat(rules.unconfirmed()).hasSize(8);
        int line = RulesCopy.line(FILE, "  - from: 2025-07-01");
        assertThat(log.getAll().lines().filter(text -> text.contains("is not confirmed")))
                .hasSize(8)
                .anySatisfy(text -> assertThat(text)
                        .contains("WARN", "shares.yaml:" + line + ": ", "residential-upper-committee", "2025-07"));
    }

    @Test
    void aRowIsWarnedOfNoMoreOnceItIsConfirmed(CapturedOutput log) {
        ConfigFiles confirmed = RulesCopy.with(
                folder, FILE, "    keeps: 0%\n    confirmed: false", "    keeps: 0%\n    confirmed: true");

        assertThat(new FeeRulesBeans().shareRules(confirmed).unconfirmed())
                .hasSize(7)
                .noneMatch(row -> row.level() == ShareLevel.SECTION_COMMITTEE);
        assertThat(log.getAll()).contains("is not confirmed").doesNotContain("section-committee");
    }

    @Test
    void mistakesAreNamedWithLineAndField() {
        int city = line("city:\n");
        refuses("city:\n", "capital:\n", line("cell:\n") + ": city: must have at least one row");
        refuses("city:\n", "capital:\n", city + ": capital: is not a field known here");
        refuses(
                "    keeps: 90%\n    confirmed: true",
                "    keeps: 190%\n    confirmed: true",
                line("    keeps: 90%\n    confirmed: true")
                        + ": residential-grassroots[1].keeps: must be a percentage");
        refuses(
                "  - from: 2025-07-01",
                "  - from: 2025-07-15",
                line("  - from: 2025-07-01")
                        + ": residential-upper-committee[2].from: must be the first day of a month");
        refuses(
                "  - from: 2025-07-01",
                "  - from: 2011-04-01",
                line("  - from: 2025-07-01")
                        + ": residential-upper-committee[2].from: must be later than the entry before");
        refuses(
                "    keeps: 0%\n    confirmed: false\n",
                "    keeps: 0%\n", line("section-committee:\n") + 1 + ": section-committee[1].confirmed: is missing");
    }

    private static int line(String text) {
        return RulesCopy.line(FILE, text);
    }

    private void refuses(String text, String instead, String complaint) {
        assertThatThrownBy(() -> ShareRulesFile.read(RulesCopy.with(folder, FILE, text, instead)))
                .isInstanceOf(InvalidRules.class)
                .hasMessageContaining(complaint);
    }
}
