package vn.lienthong.fee;

import java.util.List;

/**
 * An order as the officers who care for its money see it.
 *
 * @param refunds of it, and of money in suspense that was meant for it
 * @param suspense money that was meant for it
 * @param own whether the officer paid it, or it pays months of theirs: then others decide
 * @param refundable VND that settled it and are neither given back nor promised to be; 0 when it is not settled
 * @param closable whether the officer may close it: its providers have not said for very long how payments of it ended
 */
public record OfficeOrder(
        FeeOrder order,
        List<FeePayment> payments,
        List<Refund> refunds,
        List<SuspenseCase> suspense,
        boolean own,
        long refundable,
        boolean closable) {}
