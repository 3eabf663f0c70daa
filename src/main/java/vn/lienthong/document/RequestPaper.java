package vn.lienthong.document;

import java.time.LocalDate;
import org.springframework.util.Assert;

/**
 * The paper that introduces one member to the organisation at the residence, asks it for a comment, or both (<i>Phiếu giới
 * thiệu</i>, <i>Phiếu lấy ý kiến nhận xét</i>).
 *
 * @param number of the paper, from {@link NumberSeries}
 * @param upperOrganisation the organisation above; blank where the head names one only
 * @param organisation where the member works
 * @param place where it is made out
 * @param year the comment is on
 * @param cardNumber may be blank
 * @param cell the member's cell at work
 * @param residence the organisation asked, from the cell upward, joined by {@code " - "}
 * @param address where the member lives; may be blank
 * @param kind {@code comment}, {@code introduce} or {@code introduce-and-comment}; the constant of an enum or the guide's words
 *     for it are understood too
 * @param days working days the organisation at the residence has for a comment
 * @param reportWanted whether the member is asked for a report
 */
public record RequestPaper(
        String number,
        String upperOrganisation,
        String organisation,
        String place,
        LocalDate date,
        int year,
        String memberName,
        String cardNumber,
        String cell,
        String residence,
        String address,
        String kind,
        int days,
        boolean reportWanted) {

    public RequestPaper {
        Assert.hasText(number, "the request has no number");
        Assert.hasText(organisation, "the request has no organisation");
        Assert.hasText(place, "the request has no place");
        Assert.notNull(date, "the request has no date");
        Assert.hasText(memberName, "the request has no member");
        Assert.hasText(residence, "the request is to nobody");
        ResidencePurpose.of(kind);
        Assert.isTrue(days > 0, "the request leaves no time");
    }
}
