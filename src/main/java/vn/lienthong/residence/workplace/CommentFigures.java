package vn.lienthong.residence.workplace;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What became of lines that were sent, in members.
 *
 * @param introduced to the residence
 * @param asked the residence was asked to comment on
 * @param commented the cell has finished the form
 * @param approved by the committee, or further
 * @param inTime received when it was due, or before
 * @param late received later, or still missing when it was due
 * @param none comments that propose nothing
 */
public record CommentFigures(
        int introduced,
        int asked,
        int reportsAsked,
        int reported,
        int commented,
        int approved,
        int received,
        int inTime,
        int late,
        int commend,
        int none,
        int consider) {

    public static final CommentFigures NOTHING = new CommentFigures(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** In the order they are shown in. */
    public List<Integer> inOrder() {
        return List.of(
                introduced,
                asked,
                reportsAsked,
                reported,
                commented,
                approved,
                received,
                inTime,
                late,
                commend,
                none,
                consider);
    }

    CommentFigures plus(CommentFigures other) {
        return of(IntStream.range(0, inOrder().size())
                .mapToObj(i -> inOrder().get(i) + other.inOrder().get(i))
                .toList());
    }

    /** @param all as {@link #inOrder} has them */
    public static CommentFigures of(List<Integer> all) {
        return new CommentFigures(
                all.get(0),
                all.get(1),
                all.get(2),
                all.get(3),
                all.get(4),
                all.get(5),
                all.get(6),
                all.get(7),
                all.get(8),
                all.get(9),
                all.get(10),
                all.get(11));
    }
}
