package vn.lienthong.fee;

import java.time.YearMonth;

/**
 * One month of one member.
 *
 * @param person the hub's number of the member
 * @param amount VND, more than 0
 */
public record FeeLine(long person, YearMonth month, long amount) {}
