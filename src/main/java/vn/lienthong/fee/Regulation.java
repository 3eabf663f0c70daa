package vn.lienthong.fee;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules on fees of one regulation.
 *
 * @param titles by language, as people cite it: {@code Quy định 01-QĐ/TW}; always has {@code vi}
 * @param from first month; it holds until the next regulation
 * @param arrearsMonths unpaid months in one calendar year the cell is told of
 * @param payers in the order of the file
 * @param exemptions in the order of the file
 */
public record Regulation(
        Map<String, String> titles,
        YearMonth from,
        PayingWindow paying,
        int arrearsMonths,
        List<PayerGroup> payers,
        List<ExemptionKind> exemptions) {

    /** The title in a language, in Vietnamese when there is none. */
    public String title(String language) {
        return titles.getOrDefault(language, titles.get("vi"));
    }

    public Optional<PayerGroup> payer(String code) {
        return payers.stream().filter(group -> group.code().equals(code)).findFirst();
    }

    public Optional<ExemptionKind> exemption(String code) {
        return exemptions.stream().filter(kind -> kind.code().equals(code)).findFirst();
    }
}
