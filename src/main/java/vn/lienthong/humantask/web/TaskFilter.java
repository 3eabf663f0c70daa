package vn.lienthong.humantask.web;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.TaskQuery;
import vn.lienthong.humantask.TaskQuery.Scope;
import vn.lienthong.humantask.TaskState;

/**
 * What one asks the list for, as it stands in the address: the same words for pages and API. All null when absent.
 *
 * @param scope {@code organisation} (default), {@code mine} or {@code done}
 * @param type a task type
 * @param state a {@link TaskState} in lower case
 * @param overdue only tasks past their due time
 * @param q part of the subject's name or the dossier number
 * @param cursor where the page starts, as the page before gave it
 */
public record TaskFilter(String scope, String type, String state, Boolean overdue, String q, String cursor) {

    /** @throws Failure {@link ErrorCode#INVALID_REQUEST} for a word or cursor the list does not know */
    TaskQuery query(int limit) {
        return new TaskQuery(
                wantedScope(),
                isBlank(type) ? Set.of() : Set.of(type),
                isBlank(state) ? Optional.empty() : Optional.of(choice(TaskState.class, state)),
                Boolean.TRUE.equals(overdue),
                isBlank(q) ? "" : q.strip(),
                isBlank(cursor) ? Optional.empty() : Optional.of(TaskQuery.Cursor.parse(cursor)),
                limit);
    }

    Scope wantedScope() {
        return isBlank(scope) ? Scope.ORGANISATION : choice(Scope.class, scope);
    }

    /** Whether anything narrows the list. */
    boolean narrows() {
        return Stream.of(type, state, q).anyMatch(each -> !isBlank(each)) || Boolean.TRUE.equals(overdue);
    }

    /** The address of this list at a cursor; null starts at the beginning. */
    String address(String path, TaskQuery.Cursor start) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        add(address, "scope", scope);
        add(address, "type", type);
        add(address, "state", state);
        add(address, "overdue", Boolean.TRUE.equals(overdue) ? "true" : null);
        add(address, "q", q);
        add(address, "cursor", start == null ? null : start.toString());
        return address.encode().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        if (!isBlank(value)) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst()
                .orElseThrow(() -> new Failure(
                        ErrorCode.INVALID_REQUEST,
                        "not one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(each -> each.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }
}
