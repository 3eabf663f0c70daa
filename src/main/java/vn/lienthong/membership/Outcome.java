package vn.lienthong.membership;

import java.util.Collection;

/** What a decided request brought the member. */
public enum Outcome {
    APPROVED,
    PARTLY_APPROVED,
    REFUSED;

    /** @param states of all aspects of a request, none of them still asked */
    static Outcome of(Collection<AspectState> states) {
        if (states.stream().allMatch(AspectState.APPROVED::equals)) {
            return APPROVED;
        }
        return states.contains(AspectState.APPROVED) ? PARTLY_APPROVED : REFUSED;
    }
}
