package vn.lienthong.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeriodTest {

    private static final Period MARCH = period("2026-03-01", "2026-03-31");

    @Test
    void periodsOverlapWhenTheyShareADay() {
        assertThat(MARCH.overlaps(period("2026-03-31", "2026-04-30"))).isTrue();
        assertThat(MARCH.overlaps(period("2026-04-01", "2026-04-30"))).isFalse();
        assertThat(MARCH.overlaps(period("2026-01-01", null))).isTrue();
        assertThat(period("2026-01-01", null).overlaps(MARCH)).isTrue();
        assertThat(period("2026-04-01", null).overlaps(MARCH)).isFalse();
    }

    @Test
    void coveredMeansEveryDayByOnePeriodAfterTheOther() {
        Period spring = period("2026-02-01", "2026-05-31");

        assertThat(spring.coveredBy(List.of(period("2026-04-01", "2026-05-31"), period("2026-02-01", "2026-03-31"))))
                .isTrue();
        assertThat(spring.coveredBy(List.of(period("2026-02-01", "2026-03-30"), period("2026-04-01", null))))
                .as("a day missing in between")
                .isFalse();
        assertThat(spring.coveredBy(List.of(period("2026-02-02", null))))
                .as("first day missing")
                .isFalse();
        assertThat(spring.coveredBy(List.of(period("2026-01-01", "2026-05-30"))))
                .as("last day missing")
                .isFalse();
        assertThat(period("2026-02-01", null).coveredBy(List.of(MARCH, period("2026-01-01", null))))
                .isTrue();
        assertThat(period("2026-02-01", null).coveredBy(List.of(period("2026-01-01", "2099-12-31"))))
                .isFalse();
        assertThat(MARCH.coveredBy(List.of())).isFalse();
    }

    private static Period period(String from, String to) {
        return new Period(LocalDate.parse(from), Optional.ofNullable(to).map(LocalDate::parse));
    }
}
