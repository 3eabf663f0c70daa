package vn.lienthong.fee;

import java.time.YearMonth;

/**
 * What one level keeps from a month on.
 *
 * @param from first month of the fee it is for; it holds until the level's next row
 * @param keeps of what the level received
 * @param source the paper that says so, or why it is only presumed
 * @param line of the file, for who must look there
 */
record ShareRow(ShareLevel level, YearMonth from, Percentage keeps, boolean confirmed, String source, int line) {}
