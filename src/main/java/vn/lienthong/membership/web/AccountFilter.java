package vn.lienthong.membership.web;

import java.util.Optional;
import org.springframework.web.util.UriComponentsBuilder;
import vn.lienthong.membership.AccountStatus;

/**
 * What the officers' list of accounts is narrowed by; everything may be missing.
 *
 * @param upper code at the level Đảng bộ cấp trên cơ sở
 * @param grassroots code at the level Đảng bộ/chi bộ cơ sở
 * @param section code at the level Đảng bộ bộ phận
 * @param cell code at the level Chi bộ trực thuộc
 * @param after the list continues after this line, written as {@code <person>_<sort key>}
 * @param before the list ends before this line
 */
public record AccountFilter(
        String upper,
        String grassroots,
        String section,
        String cell,
        AccountStatus status,
        String name,
        String after,
        String before) {

    /** The lowest organisation chosen. */
    Optional<String> within() {
        return present(cell)
                .or(() -> present(section))
                .or(() -> present(grassroots))
                .or(() -> present(upper));
    }

    String text() {
        return present(name).orElse("");
    }

    Optional<String> above(int level) {
        Optional<String> above = Optional.empty();
        String[] chosen = {upper, grassroots, section};
        for (int i = 0; i < level; i++) {
            above = present(chosen[i]).or(lastOf(above));
        }
        return above;
    }

    private static java.util.function.Supplier<Optional<String>> lastOf(Optional<String> value) {
        return () -> value;
    }

    /** The address of a neighbouring page. */
    String address(String parameter, String key) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath("/office/accounts");
        add(address, "upper", upper);
        add(address, "grassroots", grassroots);
        add(address, "section", section);
        add(address, "cell", cell);
        add(address, "status", status == null ? null : status.name());
        add(address, "name", name);
        add(address, parameter, key);
        return address.build().encode().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        if (value != null && !value.isBlank()) {
            address.queryParam(name, value);
        }
    }

    private static Optional<String> present(String value) {
        return Optional.ofNullable(value).map(String::strip).filter(text -> !text.isEmpty());
    }
}
