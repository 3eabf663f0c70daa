package vn.lienthong.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.util.Assert;

/**
 * What the cell at the residence says of a member (<i>Phiếu nhận xét</i>).
 *
 * @param number of the form, from {@link NumberSeries}
 * @param upperOrganisation the committee above the cell, as the head names it: {@code Đảng bộ xã Đông Mỹ}
 * @param cell the cell that comments
 * @param place where it is made out: {@code Đông Mỹ}
 * @param date the day on it; the wording of the form is that of this day
 * @param memberCardNumber may be blank
 * @param workplace where the member works; may be blank
 * @param year the comment is on
 * @param criteria level 1 to 3 for each of the criteria 1 to 6; 1 is the best. The sixth is the proposal: commend, none,
 *     consider handling
 * @param otherRemarks may be blank
 * @param confirmer name printed under <i>T/M CHI BỘ</i>: whoever confirmed the form for the cell
 * @param confirmerRole what they are, printed between the two: {@code Bí thư}, {@code Phó Bí thư}; a committee that writes for the
 *     cell says so here
 * @param confirmation who of the cell has confirmed the form and when, in a sentence of its own
 */
public record CommentForm(
        String number,
        String upperOrganisation,
        String cell,
        String place,
        LocalDate date,
        String memberName,
        String memberCardNumber,
        String workplace,
        int year,
        List<Integer> criteria,
        String otherRemarks,
        String confirmer,
        String confirmerRole,
        Optional<String> confirmation) {

    /** How many criteria there are. */
    public static final int CRITERIA = 6;

    public CommentForm {
        Assert.hasText(number, "the form has no number");
        Assert.hasText(upperOrganisation, "the form has no committee");
        Assert.hasText(cell, "the form has no cell");
        Assert.hasText(place, "the form has no place");
        Assert.notNull(date, "the form has no date");
        Assert.hasText(memberName, "the form has no member");
        Assert.hasText(confirmer, "nobody has confirmed the form");
        Assert.hasText(confirmerRole, "whoever confirmed the form has no role");
        criteria = List.copyOf(criteria);
        Assert.isTrue(
                criteria.size() == CRITERIA && criteria.stream().allMatch(level -> level >= 1 && level <= 3),
                "a form has six criteria, each of level 1, 2 or 3");
    }
}
