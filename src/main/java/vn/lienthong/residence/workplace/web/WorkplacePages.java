package vn.lienthong.residence.workplace.web;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.ui.Model;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.residence.workplace.CommentList;
import vn.lienthong.residence.workplace.store.ListStore;

/** Addresses of these pages, how lists of lists are paged, and how a refusal is told on the page it happened on. */
final class WorkplacePages {

    static final String LISTS = "/residence/lists";
    static final String APPROVALS = LISTS + "/approvals";
    static final String SENDING = LISTS + "/sending";
    static final String RECEIVING = LISTS + "/receiving";
    static final String STATISTICS = LISTS + "/statistics";
    static final String REPORTS = "/residence/reports";
    static final String VIOLATIONS = "/residence/violations/received";

    /** Lists on a page. */
    static final int SIZE = 20;

    private WorkplacePages() {}

    static void lists(Model model, List<CommentList> oneMore, String after, String address, String q) {
        model.addAttribute("q", q);
        model.addAttribute("narrowed", !q.isBlank());
        model.addAttribute("address", address);
        page(model, oneMore, after, with(address, "q", q), list -> list.createdAt() + "_" + list.id());
    }

    /**
     * Shows the first {@link #SIZE} of one more than that, and where the rest is.
     *
     * @param here the address with its search, without a key
     * @param key of the last row, from which the next page goes on
     */
    static <T> void page(Model model, List<T> oneMore, String after, String here, Function<T, String> key) {
        List<T> rows = new ArrayList<>(oneMore);
        boolean more = rows.size() > SIZE;
        if (more) {
            rows.remove(SIZE);
        }
        model.addAttribute("rows", rows);
        model.addAttribute("first", after == null || after.isBlank() ? null : here);
        model.addAttribute("next", more ? with(here, "after", key.apply(rows.get(SIZE - 1))) : null);
    }

    static Optional<ListStore.Key> after(String text) {
        return Optional.ofNullable(text).filter(given -> !given.isBlank()).map(given -> {
            try {
                int split = given.indexOf('_');
                return new ListStore.Key(
                        Instant.parse(given.substring(0, split)), UUID.fromString(given.substring(split + 1)));
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

    /**
     * Does something and tells a refusal at the top of the page one comes back to; who may not do it, or asks for what is not
     * there, gets the page that says so.
     *
     * @return whether it was done
     */
    static boolean attempt(RedirectAttributes redirect, Runnable change) {
        try {
            change.run();
            return true;
        } catch (Failure refused) {
            ErrorCode.Nature nature = refused.code().nature();
            if (nature != ErrorCode.Nature.INVALID && nature != ErrorCode.Nature.CONFLICT) {
                throw refused;
            }
            refused(redirect, refused);
            return false;
        }
    }

    /** An id a button names. @throws Failure when it is none */
    static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new Failure(ErrorCode.INVALID_REQUEST, "no id: what a button or a row names", e);
        }
    }

    static void refused(RedirectAttributes redirect, Failure refused) {
        redirect.addFlashAttribute("flash", refused.code().code());
        redirect.addFlashAttribute("flashArgs", refused.arguments());
        redirect.addFlashAttribute("flashTone", "danger");
    }

    static void done(RedirectAttributes redirect, String key, Object... arguments) {
        redirect.addFlashAttribute("flash", key);
        redirect.addFlashAttribute("flashArgs", List.of(arguments));
    }
}
