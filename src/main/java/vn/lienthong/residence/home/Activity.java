package vn.lienthong.residence.home;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What a two-way member took part in, or not, on one day.
 *
 * @param remark may be blank
 */
public record Activity(
        UUID id,
        UUID member,
        LocalDate day,
        ActivityKind kind,
        Attendance attendance,
        String remark,
        long writtenBy,
        Instant writtenAt) {}
