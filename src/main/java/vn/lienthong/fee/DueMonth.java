package vn.lienthong.fee;

import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;

/**
 * One month of a member's fee.
 *
 * @param amount VND after exemption or reduction; of a month that is paid or being paid, what its order says
 * @param order the order that pays or paid it; empty in any other state
 */
public record DueMonth(YearMonth month, long amount, State state, Optional<UUID> order) {

    /** How a month stands. */
    public enum State {
        PAID,
        /** In an order that is not settled. */
        IN_PAYMENT,
        /** A month gone by, not paid. */
        OWED,
        /** This month, not paid. */
        CURRENT,
        /** A month to come that may be paid already. */
        ADVANCE,
        /** Nothing is to be paid: exempt by a decision, or a declared fee of nothing. */
        EXEMPT;

        /** Whether an order may take the month. */
        public boolean payable() {
            return this == OWED || this == CURRENT || this == ADVANCE;
        }
    }
}
