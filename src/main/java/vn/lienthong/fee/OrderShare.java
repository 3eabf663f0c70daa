package vn.lienthong.fee;

import java.time.YearMonth;
import java.util.List;

/**
 * What an order pays for one member.
 *
 * @param number card number, or else file number; empty when neither is known
 * @param months in order
 * @param amount VND
 */
public record OrderShare(long person, String name, String number, List<YearMonth> months, long amount) {}
