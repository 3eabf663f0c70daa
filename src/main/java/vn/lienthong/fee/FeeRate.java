package vn.lienthong.fee;

import java.time.YearMonth;
import java.util.Optional;

/**
 * What a group of members pays from a month on.
 *
 * @param from first month; it holds until the group's next rate
 */
record FeeRate(YearMonth from, Rule rule, Certainty certainty) {

    /** How the fee is found. */
    sealed interface Rule {

        /**
         * @param wages those of the month; empty when the rules have none
         * @return empty when something it needs is not known
         */
        Optional<ExpectedFee> expected(Income income, Optional<MinimumWages> wages);

        /** Whether the amount is computed, so that people round it. */
        default boolean computed() {
            return true;
        }
    }

    record OfIncome(Percentage percentage) implements Rule {
        @Override
        public Optional<ExpectedFee> expected(Income income, Optional<MinimumWages> wages) {
            return income.monthly().isPresent()
                    ? Optional.of(ExpectedFee.of(percentage.of(income.monthly().getAsLong())))
                    : Optional.empty();
        }
    }

    record OfMinimumWage(Percentage percentage) implements Rule {
        @Override
        public Optional<ExpectedFee> expected(Income income, Optional<MinimumWages> wages) {
            return income.region()
                    .flatMap(region -> wages.map(inForce -> inForce.monthly().get(region)))
                    .map(wage -> ExpectedFee.of(percentage.of(wage)));
        }
    }

    record Between(long least, long most) implements Rule {
        @Override
        public Optional<ExpectedFee> expected(Income income, Optional<MinimumWages> wages) {
            return Optional.of(new ExpectedFee(least, most));
        }

        @Override
        public boolean computed() {
            return false;
        }
    }
}
