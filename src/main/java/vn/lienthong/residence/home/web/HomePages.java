package vn.lienthong.residence.home.web;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.ui.Model;
import vn.lienthong.residence.home.Place;
import vn.lienthong.web.Paging;

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

    /** See {@link Paging#show}. */
    static <T> void list(Model model, List<T> oneMore, String after, String address, Function<T, ?> key) {
        Paging.show(model, oneMore, SIZE, after, address, key);
    }

    static Optional<Place> place(String text) {
        return Paging.key(text, (at, id) -> new Place(at, UUID.fromString(id)));
    }

    /** See {@link Paging#with}; what is not chosen is left out as well. */
    static String with(String address, String name, Object value) {
        return Paging.with(address, name, Boolean.FALSE.equals(value) ? null : value);
    }
}
