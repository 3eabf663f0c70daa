package vn.lienthong.residence.home.web;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.ui.Model;
import org.springframework.web.util.UriComponentsBuilder;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.residence.home.Place;

/** Addresses of these pages, and how their lists are paged. */
final class HomePages {

    static final String FORMS = "/residence/forms";
    static final String WRITE = FORMS + "/write";
    static final String APPROVE = FORMS + "/approve";
    static final String SEND = FORMS + "/send";
    static final String STATISTICS = FORMS + "/statistics";
    static final String MEMBERS = "/residence/members";
    static final String INTRODUCTIONS = MEMBERS + "/introductions";
    static final String RETURN = "/residence/requests/return";
    static final String RETURNED = "/residence/requests/returned";
    static final String MINE = MEMBERS + "/mine";
    static final String VIOLATIONS = "/residence/violations";

    /** Rows of a list from which several are chosen. */
    static final int SIZE = 50;

    private HomePages() {}

    /**
     * Shows the first {@link #SIZE} of one more than that, and where the rest is.
     *
     * @param address of the list with its filter, without a key
     */
    static <T> void list(Model model, List<T> oneMore, String after, String address, Function<T, Object> key) {
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
    static Optional<Place> place(String text) {
        return present(text).map(given -> {
            try {
                int split = given.indexOf('_');
                return new Place(Instant.parse(given.substring(0, split)), UUID.fromString(given.substring(split + 1)));
            } catch (IndexOutOfBoundsException | DateTimeParseException | IllegalArgumentException e) {
                throw new Failure(ErrorCode.INVALID_REQUEST, "malformed key of a page", e);
            }
        });
    }

    static String with(String address, String name, Object value) {
        return value == null || value.toString().isBlank() || value.equals(false)
                ? address
                : UriComponentsBuilder.fromUriString(address)
                        .queryParam(name, "{value}")
                        .encode()
                        .buildAndExpand(value)
                        .toUriString();
    }

    static Optional<String> present(String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
