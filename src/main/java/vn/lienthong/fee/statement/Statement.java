package vn.lienthong.fee.statement;

import java.time.LocalDate;
import java.util.List;

/**
 * What an organisation and those directly below it did with fees in a period.
 *
 * @param path from the top of what the reader may see down to the organisation itself
 * @param heldInAll VND that are held for it at the end of the period, whenever they came
 * @param children directly below, by name
 */
public record Statement(
        StatementRow organisation,
        List<StatementRow> path,
        LocalDate from,
        LocalDate to,
        long heldInAll,
        List<StatementRow> children) {}
