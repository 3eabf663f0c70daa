package vn.lienthong.fee;

import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.lienthong.fee.FeeJudgement.Outcome;

/** Compares a declared fee with the rates. A difference is shown to the member, never imposed. */
@Component
public class FeeCheck {

    private final FeeRules rules;
    private final MessageSource messages;

    FeeCheck(FeeRules rules, MessageSource messages) {
        this.rules = rules;
        this.messages = messages;
    }

    /**
     * @param declared VND a month
     * @param month the fee is for
     */
    public FeeJudgement judge(long declared, Income income, YearMonth month) {
        Regulation regulation = rules.in(month);
        Optional<FeeRate> rate =
                regulation.payer(income.payer()).map(group -> group.rate(later(month, regulation.from())));
        Optional<ExpectedFee> expected =
                rate.flatMap(known -> known.rule().expected(income, rules.minimumWages(month)));
        if (expected.isEmpty()) {
            return new FeeJudgement(Outcome.NOT_JUDGED, declared, Optional.empty(), regulation, Optional.empty());
        }
        long tolerance = rate.get().rule().computed() ? rules.tolerance() : 0;
        return new FeeJudgement(
                outcome(declared, expected.get(), tolerance),
                declared,
                expected,
                regulation,
                Optional.of(rate.get().certainty()));
    }

    /** The oldest regulation stands in for the time before it. */
    private static YearMonth later(YearMonth a, YearMonth b) {
        return a.isAfter(b) ? a : b;
    }

    private static Outcome outcome(long declared, ExpectedFee expected, long tolerance) {
        if (declared < expected.least() - tolerance) {
            return Outcome.LOWER;
        }
        return declared > expected.most() + tolerance ? Outcome.HIGHER : Outcome.FITS;
    }

    /** What the member reads. */
    public String sentence(FeeJudgement judgement, Locale locale) {
        if (judgement.outcome() == Outcome.NOT_JUDGED) {
            return message("fee.check.not-judged", locale);
        }
        String sentence = message(
                "fee.check." + judgement.outcome().name().toLowerCase(Locale.ROOT),
                locale,
                amount(judgement.declared(), locale),
                amount(judgement.expected().orElseThrow(), locale),
                judgement.regulation().title(locale.getLanguage()));
        return judgement.certainty().filter(Certainty.PUBLISHED::equals).isPresent()
                ? sentence
                : sentence + " " + message("fee.check.uncertain", locale);
    }

    private String amount(ExpectedFee expected, Locale locale) {
        return expected.least() == expected.most()
                ? amount(expected.least(), locale)
                : message("fee.amounts", locale, expected.least(), expected.most());
    }

    private String amount(long amount, Locale locale) {
        return message("fee.amount", locale, amount);
    }

    private String message(String key, Locale locale, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
