package vn.lienthong.fee.web.office;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.springframework.ui.Model;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.web.Paging;

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

    /** See {@link Paging#show}. */
    static <T> void list(Model model, List<T> oneMore, String after, String address, Function<T, String> key) {
        Paging.show(model, oneMore, SIZE, after, address, key);
    }

    static <T> Optional<T> key(String text, BiFunction<Instant, String, T> parse) {
        return Paging.key(text, parse);
    }

    static String with(String address, String name, Object value) {
        return Paging.with(address, name, value);
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
        return Paging.present(value);
    }
}
