package vn.lienthong.humantask.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import vn.lienthong.calendar.WorkingCalendar;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.testsupport.MovableClock;

/** Around the weekend of 21 and 22 November 2026, and around Tết of that year (16 to 20 February). */
class DueWordsTest {

    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private final MovableClock clock = MovableClock.standingAt(at("2026-11-20T09:00"));
    private final DueWords words = new DueWords(calendar(), messages(), clock);

    @Test
    void theWeekendIsNotCounted() {
        assertThat(words.of(at("2026-11-23T17:30"), VIETNAMESE)).isEqualTo("Còn 1 ngày làm việc");
        assertThat(words.of(at("2026-11-24T17:30"), VIETNAMESE)).isEqualTo("Còn 2 ngày làm việc");
        assertThat(words.of(at("2026-11-24T17:30"), Locale.ENGLISH)).isEqualTo("2 working days left");
    }

    @Test
    void tetIsNotCounted() {
        clock.set(at("2026-02-13T09:00"));
        assertThat(words.of(at("2026-02-23T17:30"), VIETNAMESE)).isEqualTo("Còn 1 ngày làm việc");
    }

    @Test
    void onTheLastDayTheHourCounts() {
        assertThat(words.of(at("2026-11-20T17:30"), VIETNAMESE)).isEqualTo("Hạn trong hôm nay, trước 17:30");
        clock.set(at("2026-11-20T17:31"));
        assertThat(words.of(at("2026-11-20T17:30"), VIETNAMESE)).isEqualTo("Quá hạn hôm nay, từ 17:30");
    }

    @Test
    void whatIsOverdueIsCountedInWorkingDaysToo() {
        clock.set(at("2026-11-23T08:00"));
        assertThat(words.of(at("2026-11-20T17:30"), VIETNAMESE)).isEqualTo("Quá hạn 1 ngày làm việc");
        assertThat(words.of(at("2026-11-20T17:30"), Locale.ENGLISH)).isEqualTo("1 working day overdue");
    }

    @Test
    void countingStopsSomewhere() {
        assertThat(words.of(at("2027-11-20T17:30"), VIETNAMESE)).isEqualTo("Còn hơn 60 ngày làm việc");
        clock.set(at("2026-11-20T17:31"));
        assertThat(words.of(at("2026-01-05T17:30"), VIETNAMESE)).isEqualTo("Quá hạn hơn 60 ngày làm việc");
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Ho_Chi_Minh")).toInstant();
    }

    private static WorkingCalendar calendar() {
        try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
            context.registerBean(ConfigFiles.class, () -> new ConfigFiles(Path.of("config")));
            context.scan("vn.lienthong.calendar");
            context.refresh();
            return context.getBean(WorkingCalendar.class);
        }
    }

    private static ResourceBundleMessageSource messages() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("i18n/tasks");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
