package vn.lienthong.fee;

import java.time.YearMonth;
import java.util.Map;

/**
 * The minimum wages in force from a month until the next entry.
 *
 * @param monthly VND, for every region
 */
record MinimumWages(YearMonth from, Map<Region, Long> monthly, Certainty certainty) {}
