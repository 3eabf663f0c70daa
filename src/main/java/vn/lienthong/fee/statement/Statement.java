package vn.lienthong.fee.statement;

import java.time.LocalDate;
import java.util.List;
import vn.lienthong.fee.UnconfirmedShare;

/**
 * What an organisation and those directly below it did with fees in a period.
 *
 * @param path from the top of what the reader may see down to the organisation itself
 * @param heldInAll VND that are held for it at the end of the period, whenever they came
 * @param children directly below on any day of the period, by name
 * @param unconfirmed percentages that made the figures, or may have, and that nobody has confirmed; empty without figures
 */
public record Statement(
        StatementRow organisation,
        List<StatementRow> path,
        LocalDate from,
        LocalDate to,
        long heldInAll,
        List<StatementRow> children,
        List<UnconfirmedShare> unconfirmed) {}
