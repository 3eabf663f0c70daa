package vn.lienthong.document;

import java.time.LocalDate;
import java.util.List;
import org.springframework.util.Assert;

/**
 * Members to introduce and to ask comments on (<i>Danh sách đảng viên cần giới thiệu và xin nhận xét tại nơi cư trú</i>).
 *
 * @param number of the list, from {@link NumberSeries}
 * @param upperOrganisation the organisation above; blank where the head names one only
 * @param organisation whose list it is
 * @param place where it is made out
 * @param year the comments are on
 * @param rows in the order they are printed in, at least one
 * @param onPaper whether it was entered from a paper that was handed in in person, which the list then says
 */
public record MemberListPaper(
        String number,
        String upperOrganisation,
        String organisation,
        String place,
        LocalDate date,
        int year,
        List<Row> rows,
        boolean onPaper) {

    public MemberListPaper {
        Assert.hasText(number, "the list has no number");
        Assert.hasText(organisation, "the list has no organisation");
        Assert.hasText(place, "the list has no place");
        Assert.notNull(date, "the list has no date");
        Assert.notEmpty(rows, "the list has no line");
        rows = List.copyOf(rows);
    }

    /**
     * One member.
     *
     * @param cardNumber may be blank
     * @param cell the member's cell at work
     * @param residence the organisation at the residence, from the cell upward, joined by {@code " - "}
     * @param kind see {@link RequestPaper}
     * @param reportWanted whether the member is asked for a report
     */
    public record Row(
            String fullName, String cardNumber, String cell, String residence, String kind, boolean reportWanted) {

        public Row {
            Assert.hasText(fullName, "a line has no name");
            ResidencePurpose.of(kind);
        }
    }
}
