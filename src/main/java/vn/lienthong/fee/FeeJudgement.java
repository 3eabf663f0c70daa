package vn.lienthong.fee;

import java.util.Optional;

/**
 * How a declared fee compares with the rules. It changes nothing: the member pays what is declared.
 *
 * @param declared VND a month
 * @param expected what the rules say; empty when nothing was judged
 * @param regulation whose rule it is
 * @param certainty how sure that rule is; empty when nothing was judged
 */
public record FeeJudgement(
        Outcome outcome,
        long declared,
        Optional<ExpectedFee> expected,
        Regulation regulation,
        Optional<Certainty> certainty) {

    public enum Outcome {
        /** Something the rule needs is not known, or there is no rule. */
        NOT_JUDGED,
        FITS,
        LOWER,
        HIGHER
    }
}
