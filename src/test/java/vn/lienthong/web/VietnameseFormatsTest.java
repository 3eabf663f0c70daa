package vn.lienthong.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.ParseException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VietnameseFormatsTest {

    private final VietnameseFormats.DateFormat dates = new VietnameseFormats.DateFormat();
    private final VietnameseFormats.MonthFormat months = new VietnameseFormats.MonthFormat();

    @ParameterizedTest
    @ValueSource(strings = {"05/02/1973", "5/2/1973", "5-2-1973", " 05.02.1973 ", "5 2 1973", "05021973", "1973-02-05"})
    void readsADateHoweverItIsTyped(String typed) throws ParseException {
        assertThat(dates.parse(typed, Locale.ENGLISH)).isEqualTo(LocalDate.of(1973, 2, 5));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"31/02/2026", "29/02/2025", "00/01/2026", "1/13/2026", "05/02/73", "hôm nay", "1973-2-5", ""})
    void refusesWhatIsNoDayInsteadOfMovingIt(String typed) {
        assertThatThrownBy(() -> dates.parse(typed, Locale.ENGLISH)).isInstanceOf(ParseException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"05/2026", "5/2026", "5-2026", "052026", "2026-05"})
    void readsAMonthHoweverItIsTyped(String typed) throws ParseException {
        assertThat(months.parse(typed, Locale.ENGLISH)).isEqualTo(YearMonth.of(2026, 5));
    }

    @Test
    void printsDayBeforeMonthInBothLanguages() {
        assertThat(dates.print(LocalDate.of(1973, 2, 5), Locale.ENGLISH)).isEqualTo("05/02/1973");
        assertThat(months.print(YearMonth.of(2026, 5), Locale.ENGLISH)).isEqualTo("05/2026");
    }
}
