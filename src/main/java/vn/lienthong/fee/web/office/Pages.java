package vn.lienthong.fee.web.office;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.ui.Model;
import org.springframework.web.util.UriComponentsBuilder;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** Addresses of these pages, and how their lists are paged. */
final class Pages {

    static final String SUSPENSE = "/office/fees/suspense";
    static final String REFUNDS = "/office/fees/refunds";
    static final String ORDERS = "/office/fees/orders";
    static final String NOTICES = "/office/fees/notices";
    static final String RECONCILIATION = "/office/fees/reconciliation";
    static final String STATEMENTS = "/office/fees/statements";

    static final int SIZE = 20;

    private Pages() {}

    /**
     * Shows the first {@link #SIZE} of one more than that, and where the rest is.
     *
     * @param address of the list with its filter, without a key
     */
    static <T> void list(Model model, List<T> oneMore, String after, String address, Function<T, String> key) {
        List<T> rows = new ArrayList<>(oneMore);
        boolean more = rows.size() > SIZE;
        if (more) {
            rows.remove(SIZE);
        }
        model.addAttribute("rows", rows);
        model.addAttribute("first", present(after).map(given -> address).orElse(null));
        model.addAttribute("next", more ? with(address, "after", key.apply(rows.get(SIZE - 1))) : null);
    }

    /** A key written as {@code <instant>_<id>}. */
    static <T> Optional<T> key(String text, BiFunction<Instant, String, T> parse) {
        return present(text).map(given -> {
            try {
                int split = given.indexOf('_');
                return parse.apply(Instant.parse(given.substring(0, split)), given.substring(split + 1));
            } catch (IndexOutOfBoundsException | DateTimeParseException | IllegalArgumentException e) {
                throw new Failure(ErrorCode.INVALID_REQUEST, "malformed key of a page", e);
            }
        });
    }

    static String with(String address, String name, Object value) {
        return value == null || value.toString().isBlank()
                ? address
                : UriComponentsBuilder.fromUriString(address)
                        .queryParam(name, "{value}")
                        .encode()
                        .buildAndExpand(value)
                        .toUriString();
    }

    /** {@code 60000} as well as {@code 60.000}. */
    static long whole(String amount) {
        try {
            return Long.parseLong(amount.replaceAll("[.\\s]", ""));
        } catch (NumberFormatException e) {
            throw new Failure(ErrorCode.AMOUNT_UNREADABLE, "no amount", e);
        }
    }

    static Optional<String> present(String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
