package vn.lienthong.fee;

import java.util.EnumSet;
import java.util.Set;
import vn.lienthong.dossier.DossierStatus;

/** Where an order stands, with the dossier status it shows outside and the only steps allowed from there. */
public enum OrderState {
    /** Waits for money. */
    OPEN(DossierStatus.PAYMENT_ASKED),
    /** Settled; final. */
    PAID(DossierStatus.COMPLETED),
    /** Given up by the payer. */
    CANCELLED(DossierStatus.STOPPED),
    /** Given up because nobody paid in time. */
    EXPIRED(DossierStatus.STOPPED);

    private final DossierStatus dossierStatus;

    OrderState(DossierStatus dossierStatus) {
        this.dossierStatus = dossierStatus;
    }

    public DossierStatus dossierStatus() {
        return dossierStatus;
    }

    /** Whether it ended without being settled. */
    public boolean givenUp() {
        return this == CANCELLED || this == EXPIRED;
    }

    public boolean mayBecome(OrderState next) {
        Set<OrderState> allowed =
                this == OPEN ? EnumSet.of(PAID, CANCELLED, EXPIRED) : EnumSet.noneOf(OrderState.class);
        return allowed.contains(next);
    }
}
