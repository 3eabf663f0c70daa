package vn.lienthong.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Counts in working days and working hours of the Vietnamese administration, zone Asia/Ho_Chi_Minh. */
public interface WorkingCalendar {

    ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    boolean isWorkingDay(LocalDate day);

    /**
     * The end of the working time of the {@code days}-th working day after the day of {@code start}; the day of the start
     * itself is not counted.
     *
     * @param days at least 1
     */
    Instant plusWorkingDays(Instant start, int days);

    /** The instant at which this much working time has passed since {@code start}. */
    Instant plusWorkingTime(Instant start, Duration workingTime);
}
