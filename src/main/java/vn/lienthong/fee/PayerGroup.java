package vn.lienthong.fee;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * Members who pay by one rule.
 *
 * @param titles by language, {@code vi} and {@code en}
 * @param incomes what the rate is a percentage of, by language; empty when it is of no income of the member
 * @param rates in order of time; the first begins with the regulation
 */
public record PayerGroup(String code, Map<String, String> titles, Map<String, String> incomes, List<FeeRate> rates) {

    /** The title in a language, in Vietnamese when there is none. */
    public String title(String language) {
        return titles.getOrDefault(language, titles.get("vi"));
    }

    FeeRate rate(YearMonth month) {
        return rates.stream()
                .filter(rate -> !rate.from().isAfter(month))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }
}
