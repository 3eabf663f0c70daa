package vn.lienthong.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import vn.lienthong.settings.ConfigFiles;

/** The calendar that travels in the jar, {@code config/rules/calendar.yaml}, against the published days. */
@ExtendWith(OutputCaptureExtension.class)
class AdministrationCalendarTest {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final AdministrationCalendar calendar =
            new AdministrationCalendar(CalendarFile.read(new ConfigFiles(Path.of("no-such-directory"))));

    @Test
    void offWeekdaysOf2026AreThePublishedOnes() {
        assertThat(weekdaysOff(2026))
                .containsExactly(
                        LocalDate.parse("2026-01-01"),
                        LocalDate.parse("2026-01-02"),
                        LocalDate.parse("2026-02-16"),
                        LocalDate.parse("2026-02-17"),
                        LocalDate.parse("2026-02-18"),
                        LocalDate.parse("2026-02-19"),
                        LocalDate.parse("2026-02-20"),
                        LocalDate.parse("2026-04-27"),
                        LocalDate.parse("2026-04-30"),
                        LocalDate.parse("2026-05-01"),
                        LocalDate.parse("2026-08-31"),
                        LocalDate.parse("2026-09-01"),
                        LocalDate.parse("2026-09-02"));
    }

    @Test
    void offWeekdaysOf2025AreThePublishedOnes() {
        assertThat(weekdaysOff(2025))
                .containsExactly(
                        LocalDate.parse("2025-01-01"),
                        LocalDate.parse("2025-01-27"),
                        LocalDate.parse("2025-01-28"),
                        LocalDate.parse("2025-01-29"),
                        LocalDate.parse("2025-01-30"),
                        LocalDate.parse("2025-01-31"),
                        LocalDate.parse("2025-04-07"),
                        LocalDate.parse("2025-04-30"),
                        LocalDate.parse("2025-05-01"),
                        LocalDate.parse("2025-05-02"),
                        LocalDate.parse("2025-09-01"),
                        LocalDate.parse("2025-09-02"));
    }

    /** In 2027 Tết is Saturday 6 February, so it and Sunday are made up for after the holiday; 1 May is a Saturday. */
    @Test
    void holidaysOnRestDaysOf2027AreMadeUpForAfterwards() {
        CalendarRules rules = CalendarFile.read(new ConfigFiles(Path.of("no-such-directory")));

        assertThat(rules.years().get(2027).lunarNewYear().orElseThrow().firstDay())
                .isEqualTo("2027-02-06");
        assertThat(weekdaysOff(2027))
                .containsExactly(
                        LocalDate.parse("2027-01-01"),
                        LocalDate.parse("2027-02-05"),
                        LocalDate.parse("2027-02-08"),
                        LocalDate.parse("2027-02-09"),
                        LocalDate.parse("2027-02-10"),
                        LocalDate.parse("2027-02-11"),
                        LocalDate.parse("2027-04-16"),
                        LocalDate.parse("2027-04-30"),
                        LocalDate.parse("2027-05-03"),
                        LocalDate.parse("2027-09-02"),
                        LocalDate.parse("2027-09-03"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-08-22, true, Saturday worked for 31 August",
        "2026-08-31, false, Monday swapped off",
        "2026-08-29, false, plain Saturday",
        "2026-01-10, true, Saturday worked for 2 January",
        "2025-04-26, true, Saturday worked for 2 May",
        "2026-11-24, true, culture day is not law yet",
    })
    void swappedDaysChangeSides(LocalDate day, boolean working, String why) {
        assertThat(calendar.isWorkingDay(day)).as(why).isEqualTo(working);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T09:00, 1, 2026-03-03T17:30, Monday to Tuesday",
        "2026-03-02T23:59, 1, 2026-03-03T17:30, the hour of the start does not matter",
        "2026-03-06T16:00, 1, 2026-03-09T17:30, over a weekend",
        "2026-03-07T10:00, 1, 2026-03-09T17:30, from a Saturday",
        "2026-02-13T10:00, 3, 2026-02-25T17:30, over Tết",
        "2026-08-21T10:00, 1, 2026-08-22T17:30, the worked Saturday counts",
        "2026-08-28T10:00, 1, 2026-09-03T17:30, over Quốc khánh with the swapped Monday",
        "2026-12-31T10:00, 1, 2027-01-04T17:30, into the next year",
    })
    void countsWorkingDays(LocalDateTime start, int days, LocalDateTime due, String why) {
        assertThat(local(calendar.plusWorkingDays(instant(start), days)))
                .as(why)
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T08:00, PT1H, 2026-03-02T09:00, inside the morning",
        "2026-03-02T08:00, PT4H, 2026-03-02T12:00, up to lunch and not after it",
        "2026-03-02T11:00, PT2H, 2026-03-02T14:30, across lunch",
        "2026-03-02T12:30, PT1H, 2026-03-02T14:30, started at lunch",
        "2026-03-02T06:00, PT1H, 2026-03-02T09:00, started before opening",
        "2026-03-02T10:00, PT8H, 2026-03-03T10:00, eight working hours of Regulation 338",
        "2026-03-06T17:00, PT1H, 2026-03-09T08:30, across a weekend",
        "2026-03-06T20:00, PT1H, 2026-03-09T09:00, started in the evening",
        "2026-02-13T16:30, PT2H, 2026-02-23T09:00, across Tết",
        "2026-02-18T03:00, PT0S, 2026-02-18T03:00, no time at all",
    })
    void countsWorkingTime(LocalDateTime start, Duration time, LocalDateTime due, String why) {
        assertThat(local(calendar.plusWorkingTime(instant(start), time)))
                .as(why)
                .isEqualTo(due);
    }

    @Test
    void aYearNotFilledInHasWeeklyRestAndFixedDaysAndOneWarning(CapturedOutput output) {
        assertThat(weekdaysOff(2033))
                .as(
                        "30 April is a Saturday and 1 May a Sunday, made up for on Monday and Tuesday; 1 January is a Saturday")
                .containsExactly(
                        LocalDate.parse("2033-01-03"),
                        LocalDate.parse("2033-05-02"),
                        LocalDate.parse("2033-05-03"),
                        LocalDate.parse("2033-09-02"));
        assertThat(output.getAll().lines().filter(line -> line.contains("Year 2033 is not filled in")))
                .hasSize(1);
    }

    @Test
    void refusesToCountBackwards() {
        assertThatIllegalArgumentException().isThrownBy(() -> calendar.plusWorkingDays(Instant.EPOCH, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> calendar.plusWorkingTime(Instant.EPOCH, Duration.ofHours(-1)));
    }

    private List<LocalDate> weekdaysOff(int year) {
        return LocalDate.of(year, 1, 1)
                .datesUntil(LocalDate.of(year + 1, 1, 1))
                .filter(day -> !EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek()))
                .filter(day -> !calendar.isWorkingDay(day))
                .toList();
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(ZONE).toInstant();
    }

    private static LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, ZONE);
    }
}
