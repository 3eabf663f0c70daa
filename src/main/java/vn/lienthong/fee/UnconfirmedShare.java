package vn.lienthong.fee;

import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * A percentage that is used though nobody has confirmed it.
 *
 * @param level end of the key {@code fee.share-level.*} that names who keeps it
 * @param percent of what the level received
 * @param from first month of the fee it is for
 */
public record UnconfirmedShare(String level, BigDecimal percent, YearMonth from) {}
