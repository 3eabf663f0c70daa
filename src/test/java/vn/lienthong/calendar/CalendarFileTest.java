package vn.lienthong.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.settings.InvalidRules;

class CalendarFileTest {

    private static final String GOOD =
            """
            weekly-rest: [saturday, sunday]
            fixed-days:
              - {day: 01-01, name: Tết Dương lịch}
            working-hours:
              - {from: 2020-01-01, source: test, hours: ["08:00-12:00", "13:30-17:30"]}
              - {from: 2026-07-01, source: test, hours: ["07:30-11:30", "13:00-16:00"]}
            years:
              2026:
                certainty: official
                source: test
                lunar-new-year: {first-day: 2026-02-17, off-from: 2026-02-16, off-through: 2026-02-20}
                hung-kings-day: 2026-04-26
                national-day-extra: 2026-09-01
                vietnam-culture-day: false
                swaps:
                  - {off: 2026-08-31, worked: 2026-08-22}
            """;

    @TempDir
    private Path directory;

    @Test
    void hoursAreTheOnesInForceOnTheDay() {
        CalendarRules rules = read(GOOD);

        assertThat(rules.hoursOn(LocalDate.parse("2026-06-30")).close()).isEqualTo(LocalTime.of(17, 30));
        assertThat(rules.hoursOn(LocalDate.parse("2026-07-01")).close()).isEqualTo(LocalTime.of(16, 0));
        assertThat(rules.hoursOn(LocalDate.parse("2019-01-01")).close()).isEqualTo(LocalTime.of(17, 30));
    }

    @Test
    void cultureDayIsOffWhereTheFileSaysSo() {
        String decided = GOOD.replace("vietnam-culture-day: false", "vietnam-culture-day: true");

        assertThat(new AdministrationCalendar(read(decided)).isWorkingDay(LocalDate.parse("2026-11-24")))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "first-day: 2026-02-17 | first-day: 2027-02-06 | 11: years.2026.lunar-new-year.first-day: must lie in 2026",
                "first-day: 2026-02-17 | first-day: 2026-02-25 | 11: years.2026.lunar-new-year.first-day: must be one of the days off",
                "off-through: 2026-02-20 | off-through: 2026-02-19 | 11: years.2026.lunar-new-year.off-through: must make five days off",
                "national-day-extra: 2026-09-01 | national-day-extra: 2026-09-04 | 13: years.2026.national-day-extra: must be 1 or 3 September",
                "worked: 2026-08-22 | worked: 2026-08-24 | 15: years.2026.swaps: 2026-08-24 is a working day anyway",
                "off: 2026-08-31 | off: 2026-08-30 | 15: years.2026.swaps: 2026-08-30 is off anyway",
                "hung-kings-day: 2026-04-26 | hung-kings-day: 26-04-2026 | 12: years.2026.hung-kings-day: must be a date such as 2026-02-16, but is \"26-04-2026\"",
                "13:30-17:30 | 11:30-17:30 | 5: working-hours[1].hours: must be in the order of the day",
                "13:30-17:30 | 17:30-13:30 | 5: working-hours[1].hours[2]: must be two times",
                "from: 2026-07-01 | from: 2019-07-01 | 6: working-hours[2].from: must be later than the entry before",
                "certainty: official | certainty: sure | 9: years.2026.certainty: must be one of official, presumed",
                "'  2026:' | '  next:' | 8: years.next: must be a year",
                "saturday, sunday | saturday, funday | 1: weekly-rest[2]: must be one of monday",
            })
    void aMistakeIsNamedByLineAndField(String right, String wrong, String complaint) {
        assertThat(GOOD).contains(right);

        List<String> complaints = catchThrowableOfType(InvalidRules.class, () -> read(GOOD.replace(right, wrong)))
                .complaints();

        assertThat(complaints).anySatisfy(each -> assertThat(each)
                .startsWith(directory.resolve("rules/calendar.yaml") + ":" + complaint));
    }

    private CalendarRules read(String yaml) {
        try {
            Files.createDirectories(directory.resolve("rules"));
            Files.writeString(directory.resolve("rules/calendar.yaml"), yaml);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return CalendarFile.read(new ConfigFiles(directory));
    }
}
