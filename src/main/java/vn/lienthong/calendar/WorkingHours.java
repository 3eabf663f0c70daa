package vn.lienthong.calendar;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * The hours worked on a working day, from a date on.
 *
 * @param shifts in the order of the day, not empty, not overlapping
 */
record WorkingHours(LocalDate from, List<Shift> shifts) {

    /** One stretch of work without a break. */
    record Shift(LocalTime start, LocalTime end) {

        /** Reads {@code 08:00-12:00}. */
        static Shift parse(String text) {
            String[] ends = text.split("-", -1);
            if (ends.length != 2) {
                throw new IllegalArgumentException("not two times");
            }
            Shift shift = new Shift(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
            if (!shift.start.isBefore(shift.end)) {
                throw new IllegalArgumentException("ends before it starts");
            }
            return shift;
        }
    }

    /** When the working day is over. */
    LocalTime close() {
        return shifts.get(shifts.size() - 1).end();
    }
}
