package vn.lienthong.fee;

import java.util.EnumSet;
import java.util.Set;

/** Where money that is to be given back stands, with the only steps allowed from there. */
public enum RefundStatus {
    /** An officer asked for it; somebody else must approve it. */
    REQUESTED,
    /** Approved, and on its way to the provider, or to whoever transfers it. */
    APPROVED,
    /** The provider may have heard of it. */
    SENT,
    /** The money went back; final. */
    DONE,
    /** Not approved; final. */
    REFUSED,
    /** Taken back by whoever asked for it, before anybody decided; final. */
    WITHDRAWN,
    /** The provider does not give it back; its money is free again. It may say that it did after all. */
    FAILED;

    /** Whether its money is set aside. */
    public boolean open() {
        return EnumSet.of(REQUESTED, APPROVED, SENT).contains(this);
    }

    public boolean mayBecome(RefundStatus next) {
        return next().contains(next);
    }

    private Set<RefundStatus> next() {
        return switch (this) {
            case REQUESTED -> EnumSet.of(APPROVED, REFUSED, WITHDRAWN);
            case APPROVED -> EnumSet.of(SENT, DONE, FAILED);
            case SENT -> EnumSet.of(DONE, FAILED);
            case FAILED -> EnumSet.of(DONE);
            case DONE, REFUSED, WITHDRAWN -> EnumSet.noneOf(RefundStatus.class);
        };
    }
}
