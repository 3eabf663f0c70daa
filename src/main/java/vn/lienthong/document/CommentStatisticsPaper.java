package vn.lienthong.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.util.Assert;

/**
 * What became of the lists an organisation and those below it sent in a period, or of the requests that came where members live
 * (<i>Thống kê giới thiệu và lấy ý kiến nhận xét đảng viên tại nơi cư trú</i>), at the moment it is made.
 *
 * @param words what is counted, in whose words
 * @param superior the organisation above; empty where the head names one only
 * @param place where it is made out
 * @param date the day it is made
 * @param from first day of the period
 * @param to last day of the period
 * @param rows in the order they are printed in; may be empty
 * @param sum of all rows
 */
public record CommentStatisticsPaper(
        String number,
        Words words,
        Optional<String> superior,
        String organisation,
        String place,
        LocalDate date,
        LocalDate from,
        LocalDate to,
        List<Row> rows,
        List<Integer> sum) {

    /**
     * @param about what stands below the title, up to the period
     * @param of heading of the names of the rows
     * @param headings of the figures, in their order
     * @param note below the table
     */
    public record Words(String about, String of, List<String> headings, String note) {

        public Words {
            headings = List.copyOf(headings);
        }
    }

    public CommentStatisticsPaper {
        Assert.hasText(number, "the statistics have no number");
        Assert.hasText(organisation, "the statistics have no organisation");
        Assert.hasText(place, "the statistics have no place");
        int width = words.headings().size();
        Assert.isTrue(sum.size() == width, "a sum of another width");
        Assert.isTrue(rows.stream().allMatch(row -> row.figures().size() == width), "a row of another width");
        rows = List.copyOf(rows);
        sum = List.copyOf(sum);
    }

    /** One list, or one organisation. @param figures one for each heading */
    public record Row(String name, List<Integer> figures) {

        public Row {
            Assert.hasText(name, "a row has no name");
            figures = List.copyOf(figures);
        }
    }
}
