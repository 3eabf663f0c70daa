package vn.lienthong.residence.home;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.ToIntFunction;
import org.springframework.util.Assert;

/** What became of requests that came. @param inOrder one for each {@link HomeFigure} */
public record HomeFigures(List<Integer> inOrder) {

    static final HomeFigures NOTHING = new HomeFigures(Collections.nCopies(HomeFigure.values().length, 0));

    public HomeFigures {
        Assert.isTrue(inOrder.size() == HomeFigure.values().length, "figures of another width");
        inOrder = List.copyOf(inOrder);
    }

    static HomeFigures of(ToIntFunction<HomeFigure> count) {
        return new HomeFigures(Arrays.stream(HomeFigure.values())
                .map(figure -> count.applyAsInt(figure))
                .toList());
    }

    public int get(HomeFigure figure) {
        return inOrder.get(figure.ordinal());
    }

    HomeFigures plus(HomeFigures other) {
        return of(figure -> get(figure) + other.get(figure));
    }
}
