package vn.lienthong.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MonthsInWordsTest {

    @Test
    void oneMonthIsNamedAsInTheGuide() {
        assertThat(MonthsInWords.vietnamese(months("2025-05"))).isEqualTo("Đóng cho tháng 05/2025");
        assertThat(MonthsInWords.english(months("2025-05"))).isEqualTo("Paid for 05/2025");
    }

    @Test
    void twoInARowAreNamedBothAndMoreAsFromTo() {
        assertThat(MonthsInWords.vietnamese(months("2025-05", "2025-04")))
                .isEqualTo("Đóng cho tháng 04/2025, tháng 05/2025");
        assertThat(MonthsInWords.vietnamese(months("2025-11", "2026-01", "2025-12", "2026-02")))
                .isEqualTo("Đóng cho tháng 11/2025 đến tháng 02/2026");
    }

    @Test
    void aGapIsSeen() {
        assertThat(MonthsInWords.vietnamese(months("2025-01", "2025-03", "2025-04", "2025-05")))
                .isEqualTo("Đóng cho tháng 01/2025, tháng 03/2025 đến tháng 05/2025");
        assertThat(MonthsInWords.brief(months("2025-01", "2025-03", "2025-04", "2025-05")))
                .isEqualTo("01/2025, 03/2025–05/2025");
    }

    @Test
    void theReaderChoosesTheLanguage() {
        assertThat(MonthsInWords.of(months("2025-05"), Locale.ENGLISH)).startsWith("Paid");
        assertThat(MonthsInWords.of(months("2025-05"), Locale.forLanguageTag("vi")))
                .startsWith("Đóng");
    }

    @Test
    void noMonthHasNoWords() {
        assertThatIllegalArgumentException().isThrownBy(() -> MonthsInWords.vietnamese(List.of()));
    }

    private static List<YearMonth> months(String... months) {
        return Arrays.stream(months).map(YearMonth::parse).toList();
    }
}
