package vn.lienthong.fee;

import java.util.EnumSet;
import java.util.Set;

/** Where one attempt to pay stands, with the only steps allowed from there. Money is always believed: only {@code PAID} is final. */
public enum PaymentStatus {
    /** The provider is being asked. */
    ASKED,
    /** The provider waits for the payer. */
    READY,
    PAID,
    /** The provider said that no money was taken. */
    FAILED,
    /** Nobody paid in time, and the provider was asked; or another attempt took its place. */
    EXPIRED;

    public boolean underWay() {
        return this == ASKED || this == READY;
    }

    public boolean mayBecome(PaymentStatus next) {
        return next().contains(next);
    }

    private Set<PaymentStatus> next() {
        return switch (this) {
            case ASKED -> EnumSet.of(READY, PAID, FAILED, EXPIRED);
            case READY -> EnumSet.of(PAID, FAILED, EXPIRED);
            case FAILED -> EnumSet.of(PAID);
            // the provider of one that was replaced has still to say how it ended
            case EXPIRED -> EnumSet.of(PAID, FAILED, EXPIRED);
            case PAID -> EnumSet.noneOf(PaymentStatus.class);
        };
    }
}
