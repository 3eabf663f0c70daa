package vn.lienthong.document;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.util.Assert;

/**
 * One receipt for an order with many members (<i>Biên lai tổng hợp</i>): who paid how much for which months.
 *
 * @param number of the receipt, from {@link NumberSeries}
 * @param date of issue
 * @param payer who paid for the cell
 * @param cell the cell, with the organisations above it
 * @param lines in the order they are printed in, at least one
 */
public record SummaryReceipt(
        String number,
        LocalDate date,
        Issuer issuer,
        Payer payer,
        String cell,
        List<Line> lines,
        PaymentFacts payment) {

    public SummaryReceipt {
        Assert.hasText(number, "the receipt has no number");
        Assert.notNull(date, "the receipt has no date");
        Assert.hasText(cell, "the receipt has no cell");
        Assert.notEmpty(lines, "the receipt has no line");
        lines = List.copyOf(lines);
    }

    /**
     * One member.
     *
     * @param months paid for, at least one
     * @param amount whole đồng, more than 0
     * @param receipt number of the member's own receipt, if there is one
     */
    public record Line(Payer member, List<YearMonth> months, long amount, Optional<String> receipt) {

        public Line {
            Assert.notEmpty(months, "the line is for no month");
            Assert.isTrue(amount > 0, "the line is for no money");
            months = months.stream().sorted().toList();
        }
    }

    /** The sum of all lines, whole đồng. */
    public long amount() {
        return lines.stream().mapToLong(Line::amount).reduce(0, Math::addExact);
    }
}
