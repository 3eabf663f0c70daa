package vn.lienthong.fee;

/**
 * What a fee should be.
 *
 * @param least VND a month
 * @param most VND a month; the same as {@code least} where the rule names one amount
 */
public record ExpectedFee(long least, long most) {

    static ExpectedFee of(long amount) {
        return new ExpectedFee(amount, amount);
    }
}
