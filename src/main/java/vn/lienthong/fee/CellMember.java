package vn.lienthong.fee;

import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.lienthong.fee.DueMonth.State;
import vn.lienthong.membership.MemberAccount;
import vn.lienthong.membership.NameOrder;

/**
 * A member of a cell and what may be paid for the member.
 *
 * @param number card number, or else file number; empty when neither is known
 * @param dues every month the rules speak of, in order
 */
public record CellMember(long person, String name, String number, List<DueMonth> dues) {

    static final Comparator<String> BY_NAME = Comparator.comparing(NameOrder::key);

    /** Why there is nothing to pay for somebody up to this month. */
    public enum Excuse {
        PAID,
        /** In another order that is not settled. */
        IN_PAYMENT,
        EXEMPT,
        /** Nothing is paid ahead, and the declared fee begins in a month to come. */
        LATER
    }

    static CellMember of(MemberAccount account, List<DueMonth> dues) {
        return new CellMember(account.personId(), account.profile().member().fullName(), numberOf(account), dues);
    }

    static String numberOf(MemberAccount account) {
        String card = account.profile().member().cardNumber();
        String file = account.profile().member().fileNumber();
        return card != null ? card : file == null ? "" : file;
    }

    /** Months an order may take, the oldest first. */
    public List<DueMonth> payable() {
        return dues.stream()
                .filter(due -> due.state().payable() && due.amount() > 0)
                .toList();
    }

    Optional<YearMonth> first() {
        return payable().stream().findFirst().map(DueMonth::month);
    }

    /** How many of them are owed up to this month. */
    public int dueNow() {
        return (int)
                payable().stream().filter(due -> due.state() != State.ADVANCE).count();
    }

    /** What a list offers first: all that is owed up to this month, or else one month ahead; 0 when nothing may be paid. */
    public int proposal() {
        return Math.min(Math.max(dueNow(), 1), payable().size());
    }

    /** Only for somebody with nothing due now. @param current this month */
    public Excuse excuse(YearMonth current) {
        List<DueMonth> past =
                dues.stream().filter(due -> !due.month().isAfter(current)).toList();
        if (past.isEmpty()) {
            return ahead();
        }
        if (any(past, State.IN_PAYMENT)) {
            return Excuse.IN_PAYMENT;
        }
        return past.get(past.size() - 1).state() == State.EXEMPT ? Excuse.EXEMPT : Excuse.PAID;
    }

    /** Of somebody whose fee begins in a month to come, who may have paid for it already. */
    private Excuse ahead() {
        if (any(dues, State.IN_PAYMENT)) {
            return Excuse.IN_PAYMENT;
        }
        return any(dues, State.PAID) ? Excuse.PAID : Excuse.LATER;
    }

    private static boolean any(List<DueMonth> dues, State state) {
        return dues.stream().anyMatch(due -> due.state() == state);
    }
}
