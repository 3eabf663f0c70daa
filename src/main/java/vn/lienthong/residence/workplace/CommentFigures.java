package vn.lienthong.residence.workplace;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;
import org.springframework.util.Assert;

/** What became of lines that were sent. @param inOrder one for each {@link CommentFigure} */
public record CommentFigures(List<Integer> inOrder) {

    public static final CommentFigures NOTHING =
            new CommentFigures(Collections.nCopies(CommentFigure.values().length, 0));

    public CommentFigures {
        Assert.isTrue(inOrder.size() == CommentFigure.values().length, "figures of another width");
        inOrder = List.copyOf(inOrder);
    }

    public static CommentFigures of(ToIntFunction<CommentFigure> count) {
        return new CommentFigures(Arrays.stream(CommentFigure.values())
                .map(figure -> count.applyAsInt(figure))
                .toList());
    }

    public int get(CommentFigure figure) {
        return inOrder.get(figure.ordinal());
    }

    CommentFigures plus(CommentFigures other) {
        return of(figure -> get(figure) + other.get(figure));
    }
}
