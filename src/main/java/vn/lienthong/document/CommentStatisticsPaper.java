package vn.lienthong.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.util.Assert;

/**
 * What became of the lists an organisation and those below it sent in a period (<i>Thống kê giới thiệu và lấy ý kiến nhận xét đảng
 * viên tại nơi cư trú</i>). An extract at one moment: it has no number, is not signed and not kept.
 *
 * @param superior the organisation above; empty where the head names one only
 * @param place where it is made out
 * @param date the day it is made
 * @param from first day of the period
 * @param to last day of the period
 * @param rows in the order they are printed in; may be empty
 * @param sum of all rows
 */
public record CommentStatisticsPaper(
        Optional<String> superior,
        String organisation,
        String place,
        LocalDate date,
        LocalDate from,
        LocalDate to,
        List<Row> rows,
        List<Integer> sum) {

    /**
     * How many figures a row has: introduced, asked to comment on, asked for a report, reported, commented, approved, received, of
     * them in time, late, proposed to commend, to propose nothing, to consider handling.
     */
    public static final int FIGURES = 12;

    public CommentStatisticsPaper {
        Assert.hasText(organisation, "the statistics have no organisation");
        Assert.hasText(place, "the statistics have no place");
        Assert.isTrue(sum.size() == FIGURES, "a sum of another width");
        rows = List.copyOf(rows);
        sum = List.copyOf(sum);
    }

    /** One list, or one organisation. @param figures as {@link #FIGURES} has them */
    public record Row(String name, List<Integer> figures) {

        public Row {
            Assert.hasText(name, "a row has no name");
            Assert.isTrue(figures.size() == FIGURES, "a row of another width");
            figures = List.copyOf(figures);
        }
    }
}
