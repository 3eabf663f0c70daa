package vn.lienthong.fee;

import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** What a provider's failure means for whoever asked it something. */
final class PaymentFailures {

    private PaymentFailures() {}

    /**
     * Whether nobody answered. What the fee module asks is asked again by its clocks ({@link FeeDeadlines}, {@link
     * RefundDeadlines}), so the message is done: a consumer that tried on would keep everybody else's waiting.
     */
    static boolean away(Failure failure) {
        return failure.code().nature() == ErrorCode.Nature.AWAY;
    }

    /** Whether nobody answered, or with something that is no answer of the provider's: nothing was learned. */
    static boolean unanswered(Failure failure) {
        return away(failure)
                || failure.code() == ErrorCode.PAYMENT_PROVIDER_ERROR
                || failure.code() == ErrorCode.PAYMENT_ANSWER_FORGED;
    }

    /** Whether a question brought no answer, for now or for good: whoever asked it is asked to by a clock and does so again. */
    static boolean leftToTheClock(Failure failure) {
        return unanswered(failure) || forGood(failure);
    }

    /** Whether the provider refuses what it was asked, however often it is asked. */
    static boolean forGood(Failure failure) {
        return failure.code() == ErrorCode.PAYMENT_REFUSED
                || failure.code() == ErrorCode.PAYMENT_VALUE_REFUSED
                || failure.code() == ErrorCode.PAYMENT_PROVIDER_UNKNOWN;
    }
}
