package vn.lienthong.fee;

import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * {@code config/rules/fees.yaml}.
 *
 * @param regulations in order of time, at least one
 * @param wages minimum wages in order of time
 * @param tolerance VND by which a declared fee may differ from a computed one and still fit
 */
public record FeeRules(List<Regulation> regulations, List<MinimumWages> wages, long tolerance) {

    /** The regulation for a month; the oldest one for every month before it. */
    public Regulation in(YearMonth month) {
        return regulations.stream()
                .filter(regulation -> !regulation.from().isAfter(month))
                .reduce((earlier, later) -> later)
                .orElse(regulations.get(0));
    }

    Optional<MinimumWages> minimumWages(YearMonth month) {
        return wages.stream().filter(entry -> !entry.from().isAfter(month)).reduce((earlier, later) -> later);
    }
}
