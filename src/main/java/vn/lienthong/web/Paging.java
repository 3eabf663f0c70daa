package vn.lienthong.web;

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

/** Lists of which a page goes on where the one before ended. */
public final class Paging {

    private Paging() {}

    /**
     * Shows the first {@code size} of one more than that, and where the rest is.
     *
     * @param after as the page was asked for; null or blank for the first
     * @param address of the list with its filter, without a key
     * @param key of the last row, from which the next page goes on
     */
    public static <T> void show(
            Model model, List<T> oneMore, int size, String after, String address, Function<T, ?> key) {
        List<T> rows = new ArrayList<>(oneMore);
        boolean more = rows.size() > size;
        if (more) {
            rows.remove(size);
        }
        model.addAttribute("rows", rows);
        model.addAttribute("first", present(after).map(given -> address).orElse(null));
        model.addAttribute("next", more ? with(address, "after", key.apply(rows.get(size - 1))) : null);
    }

    /** A key written as {@code <instant>_<id>}. @throws Failure when it is something else */
    public static <T> Optional<T> key(String text, BiFunction<Instant, String, T> parse) {
        return present(text).map(given -> {
            try {
                int split = given.indexOf('_');
                return parse.apply(Instant.parse(given.substring(0, split)), given.substring(split + 1));
            } catch (IndexOutOfBoundsException | DateTimeParseException | IllegalArgumentException e) {
                throw new Failure(ErrorCode.INVALID_REQUEST, "malformed key of a page", e);
            }
        });
    }

    /** The address with one parameter more, unless the value is null or blank. */
    public static String with(String address, String name, Object value) {
        return value == null || value.toString().isBlank()
                ? address
                : UriComponentsBuilder.fromUriString(address)
                        .queryParam(name, "{value}")
                        .encode()
                        .buildAndExpand(value)
                        .toUriString();
    }

    /** What was typed, without the space around it; empty for null and blank. */
    public static Optional<String> present(String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
