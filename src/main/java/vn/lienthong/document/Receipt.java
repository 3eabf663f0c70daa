package vn.lienthong.document;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.springframework.util.Assert;

/**
 * A receipt (<i>Biên lai</i>) for the fee of one member.
 *
 * @param number of the receipt, from {@link NumberSeries}
 * @param date of issue
 * @param cell the cell the fee was paid to, with the organisations above it
 * @param months paid for, at least one
 * @param amount whole đồng, more than 0
 */
public record Receipt(
        String number,
        LocalDate date,
        Issuer issuer,
        Payer payer,
        String cell,
        List<YearMonth> months,
        long amount,
        PaymentFacts payment) {

    public Receipt {
        Assert.hasText(number, "the receipt has no number");
        Assert.notNull(date, "the receipt has no date");
        Assert.hasText(cell, "the receipt has no cell");
        Assert.notEmpty(months, "the receipt is for no month");
        Assert.isTrue(amount > 0, "the receipt is for no money");
        months = months.stream().sorted().toList();
    }
}
