package vn.lienthong.residence.workplace;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;
import org.springframework.util.Assert;

/** What became of lines that were sent. @param inOrder one for each {@link WorkplaceFigure} */
public record WorkplaceFigures(List<Integer> inOrder) {

    public static final WorkplaceFigures NOTHING =
            new WorkplaceFigures(Collections.nCopies(WorkplaceFigure.values().length, 0));

    public WorkplaceFigures {
        Assert.isTrue(inOrder.size() == WorkplaceFigure.values().length, "figures of another width");
        inOrder = List.copyOf(inOrder);
    }

    public static WorkplaceFigures of(ToIntFunction<WorkplaceFigure> count) {
        return new WorkplaceFigures(Arrays.stream(WorkplaceFigure.values())
                .map(figure -> count.applyAsInt(figure))
                .toList());
    }

    public int get(WorkplaceFigure figure) {
        return inOrder.get(figure.ordinal());
    }

    WorkplaceFigures plus(WorkplaceFigures other) {
        return of(figure -> get(figure) + other.get(figure));
    }
}
