package vn.lienthong.fee.web;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.ConversionService;
import org.springframework.web.util.UriComponentsBuilder;
import vn.lienthong.fee.OrderForm;
import vn.lienthong.fee.OrderQuery;
import vn.lienthong.fee.OrderStanding;

/**
 * What somebody asks the list of orders for, as it stands in the address. Null when absent; what makes no sense is left out.
 *
 * @param scope {@code cell}, or the viewer's own
 * @param from a day as people write it
 * @param to a day as people write it
 * @param page from 1
 * @param size lines of a page
 */
public record OrderFilter(
        String scope, String q, String status, String form, String from, String to, Integer page, Integer size) {

    static final List<Integer> SIZES = List.of(10, 20, 50);

    OrderQuery query(ConversionService conversion) {
        return new OrderQuery(
                cells() ? OrderQuery.Scope.CELL : OrderQuery.Scope.MINE,
                choice(OrderStanding.class, status),
                cells() ? Optional.empty() : choice(OrderForm.class, form),
                day(from, conversion),
                day(to, conversion),
                isBlank(q) ? "" : q);
    }

    public boolean cells() {
        return "cell".equals(scope);
    }

    /** Whether anything narrows the list. */
    public boolean narrows() {
        return Stream.of(q, status, form, from, to).anyMatch(each -> !isBlank(each));
    }

    /** Whether anything but the text narrows the list, or its pages have another size than usual. */
    public boolean filters() {
        return lines() != SIZES.get(0) || Stream.of(status, form, from, to).anyMatch(each -> !isBlank(each));
    }

    public int lines() {
        return size != null && SIZES.contains(size) ? size : SIZES.get(0);
    }

    int wantedPage() {
        return page == null ? 1 : Math.max(1, page);
    }

    /** A day that cannot be read. */
    boolean isWrong(String day, ConversionService conversion) {
        return !isBlank(day) && day(day, conversion).isEmpty();
    }

    /** The address of a page of this list; null for the first one. */
    String address(String path, Integer wanted) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        add(address, "scope", cells() ? scope : null);
        add(address, "q", q);
        add(address, "status", status);
        add(address, "form", form);
        add(address, "from", from);
        add(address, "to", to);
        add(address, "size", size == null ? null : size.toString());
        add(address, "page", wanted == null ? null : wanted.toString());
        return address.encode().toUriString();
    }

    private static Optional<LocalDate> day(String text, ConversionService conversion) {
        try {
            return isBlank(text) ? Optional.empty() : Optional.ofNullable(conversion.convert(text, LocalDate.class));
        } catch (ConversionException notADay) {
            return Optional.empty();
        }
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        if (!isBlank(value)) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }

    private static <E extends Enum<E>> Optional<E> choice(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
