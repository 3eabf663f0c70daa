package vn.lienthong.fee;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ground for paying less or nothing.
 *
 * @param titles by language, {@code vi} and {@code en}
 * @param shares percentages a decision may take off; empty: any
 * @param longestMonths most months one decision may be for; empty: no limit, also without an end
 */
public record ExemptionKind(
        String code, Map<String, String> titles, List<Integer> shares, Optional<Integer> longestMonths) {

    /** The title in a language, in Vietnamese when there is none. */
    public String title(String language) {
        return titles.getOrDefault(language, titles.get("vi"));
    }

    public boolean allows(int share) {
        return shares.isEmpty() || shares.contains(share);
    }
}
