package vn.lienthong.humantask.web;

import static vn.lienthong.calendar.WorkingCalendar.ZONE;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.calendar.WorkingCalendar;

/** How much working time is left, or has passed, in words. */
@Component
class DueWords {

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH:mm");
    private static final int COUNTED_DAYS = 60;

    private final WorkingCalendar calendar;
    private final MessageSource messages;
    private final Clock clock;

    DueWords(WorkingCalendar calendar, MessageSource messages, Clock clock) {
        this.calendar = calendar;
        this.messages = messages;
        this.clock = clock;
    }

    /** {@code Còn 2 ngày làm việc}, {@code Hạn trong hôm nay, trước 17:00}, {@code Quá hạn 3 ngày làm việc}. */
    String of(Instant due, Locale locale) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, ZONE);
        LocalDate dueDay = LocalDate.ofInstant(due, ZONE);
        if (due.isBefore(now)) {
            return counted("tasks.due.overdue", workingDays(dueDay, today), LocalTime.ofInstant(due, ZONE), locale);
        }
        return counted("tasks.due.left", workingDays(today, dueDay), LocalTime.ofInstant(due, ZONE), locale);
    }

    private String counted(String key, int days, LocalTime hour, Locale locale) {
        if (days == 0) {
            return messages.getMessage(key + ".today", new Object[] {HOUR.format(hour)}, locale);
        }
        String suffix = days > COUNTED_DAYS ? ".many" : ".days";
        return messages.getMessage(key + suffix, new Object[] {Math.min(days, COUNTED_DAYS)}, locale);
    }

    /** Working days after the first day up to and with the last; stops counting one above {@link #COUNTED_DAYS}. */
    private int workingDays(LocalDate first, LocalDate last) {
        int days = 0;
        for (LocalDate day = first.plusDays(1); !day.isAfter(last) && days <= COUNTED_DAYS; day = day.plusDays(1)) {
            if (calendar.isWorkingDay(day)) {
                days++;
            }
        }
        return days;
    }
}
