package vn.lienthong.fee;

import java.util.EnumSet;
import java.util.Set;

/** What has become of money in suspense, with the only steps allowed from there. */
public enum SuspenseState {
    /** Waits for a person. */
    OPEN,
    /** It settled an order; final. */
    APPLIED,
    /** It is to be given back, unless that is refused. */
    REFUNDING,
    /** Given back; final. */
    REFUNDED,
    /** Somebody said why it lies where it is. It stays on the books and may be taken up again. */
    EXPLAINED;

    /** Whether somebody still has to decide about it, or what was decided has not happened yet. */
    public boolean waits() {
        return this == OPEN || this == REFUNDING;
    }

    public boolean mayBecome(SuspenseState next) {
        return next().contains(next);
    }

    private Set<SuspenseState> next() {
        return switch (this) {
            case OPEN -> EnumSet.of(APPLIED, REFUNDING, EXPLAINED);
            case REFUNDING -> EnumSet.of(OPEN, REFUNDED);
            case EXPLAINED -> EnumSet.of(OPEN);
            case APPLIED, REFUNDED -> EnumSet.noneOf(SuspenseState.class);
        };
    }
}
