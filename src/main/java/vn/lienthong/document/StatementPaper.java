package vn.lienthong.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.util.Assert;

/**
 * What an organisation and those directly below it did with fees in a period (<i>Báo cáo thu, nộp đảng phí</i>). An extract of
 * the books at one moment: it has no number, is not signed and not kept.
 *
 * @param superior the organisation above; empty where the head names one only
 * @param date the day it is made
 * @param from first day of the period
 * @param to last day of the period
 * @param heldInAll VND that are held for the organisation at the end of the period
 * @param own the organisation itself
 * @param below those directly below it, in the order they are printed in; may be empty
 * @param remarks Vietnamese sentences printed below the figures; may be empty
 */
public record StatementPaper(
        Optional<String> superior,
        LocalDate date,
        LocalDate from,
        LocalDate to,
        long heldInAll,
        Line own,
        List<Line> below,
        List<String> remarks) {

    public StatementPaper {
        below = List.copyOf(below);
        remarks = List.copyOf(remarks);
    }

    /**
     * One organisation with its money, VND.
     *
     * @param held negative when more was released than came
     */
    public record Line(String organisation, long collected, long kept, long held, long passedUp) {

        public Line {
            Assert.hasText(organisation, "a line has no organisation");
        }

        Line plus(Line other) {
            return new Line(
                    organisation,
                    collected + other.collected,
                    kept + other.kept,
                    held + other.held,
                    passedUp + other.passedUp);
        }
    }
}
