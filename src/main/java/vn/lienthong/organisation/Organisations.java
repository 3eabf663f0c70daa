package vn.lienthong.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The organisation tree, always asked for a date. */
public interface Organisations {

    Optional<Organisation> find(String code, LocalDate on);

    /** Whether an organisation of this code is known of any day, past or to come. */
    boolean everExisted(String code);

    /** From the organisation itself (first) up to the city committee (last); empty when unknown on that date. */
    List<Organisation> pathToTop(String code, LocalDate on);

    /** The organisation directly above, whichever level that is. */
    Optional<Organisation> superiorOf(String code, LocalDate on);

    /** The organisations directly below, by name, numbers in their own order. */
    List<Organisation> childrenOf(String code, LocalDate on);

    /** The organisations directly below on any of these days, each once as it last was in them; in the same order. */
    List<Organisation> childrenOf(String code, LocalDate from, LocalDate to);

    /** As it was on the day or, when it had ended before, on its last day; empty when it is known of no day until then. */
    Optional<Organisation> lastKnown(String code, LocalDate on);

    /** As {@link #pathToTop} or, when it had ended before, as that was on its last day; empty when it is known of no day until then. */
    default List<Organisation> lastPath(String code, LocalDate on) {
        List<Organisation> path = pathToTop(code, on);
        return path.isEmpty()
                ? lastKnown(code, on)
                        .flatMap(Organisation::validTo)
                        .map(last -> pathToTop(code, last))
                        .orElse(List.of())
                : path;
    }

    /** As {@link #fullName} of {@link #lastPath}. */
    default String lastFullName(String code, LocalDate on) {
        List<Organisation> path = lastPath(code, on);
        return path.isEmpty() ? code : path.stream().map(Organisation::name).collect(Collectors.joining(" - "));
    }

    /** The name as in {@link #lastKnown}; the bare code when there is none. */
    default String lastName(String code, LocalDate on) {
        return lastKnown(code, on).map(Organisation::name).orElse(code);
    }

    /** The organisation and everything below it, as codes. */
    Set<String> subtree(String code, LocalDate on);

    /** Each organisation below, at whatever depth, with the one directly below this one through which it belongs to it. */
    Map<String, String> branches(String code, LocalDate on);

    /**
     * Each organisation that has ended before the day, with the lowest of those above it on its last day that still is there: what
     * the one leaves behind is the other's to care for.
     */
    Map<String, String> heirs(LocalDate on);

    /**
     * As {@link #pathToTop}; one that has ended before, as it last was, stands below the one that cares for what it left. Empty when
     * nobody does, or it is known of no day until then.
     */
    default List<Organisation> caringPath(String code, LocalDate on) {
        List<Organisation> path = pathToTop(code, on);
        String heir = path.isEmpty() ? heirs(on).get(code) : null;
        return heir == null
                ? path
                : Stream.concat(lastKnown(code, on).stream(), pathToTop(heir, on).stream())
                        .toList();
    }

    /** @param limit at most this many, by name, numbers in their own order */
    List<Organisation> search(OrganisationSearch wanted, LocalDate on, int limit);

    /** As {@link #search(OrganisationSearch, LocalDate, int)}, narrowed by nothing else. */
    default List<Organisation> search(
            Set<OrganisationKind> kinds, Optional<String> within, String text, LocalDate on, int limit) {
        return search(new OrganisationSearch(kinds, within, text), on, limit);
    }

    /**
     * The full name from the cell upward, as on the guide's screens: {@code Chi bộ … - Đảng bộ … - Đảng bộ …}; the bare
     * code when it is unknown on that date.
     */
    String fullName(String code, LocalDate on);
}
