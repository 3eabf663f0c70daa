package vn.lienthong.residence;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.SearchText;

/**
 * What a sum over an organisation is made of: everything below it, each by the one directly below through which it belongs to it.
 * One that has ended belongs to where its heir does, see {@link Organisations#heirs}; when that is the organisation itself, it stands
 * directly below.
 */
public final class Branches {

    private static final Comparator<Organisation> BY_NAME = Comparator.comparing(
                    (Organisation each) -> SearchText.sortKey(each.name()))
            .thenComparing(Organisation::code);

    private final Organisations organisations;
    private final String organisation;
    private final LocalDate today;
    private final Map<String, String> branches;

    public Branches(Organisations organisations, String organisation, LocalDate today) {
        this.organisations = organisations;
        this.organisation = organisation;
        this.today = today;
        this.branches = new HashMap<>(organisations.branches(organisation, today));
        organisations.heirs(today).forEach((ended, heir) -> {
            if (heir.equals(organisation)) {
                branches.put(ended, ended);
            } else if (branches.containsKey(heir)) {
                branches.put(ended, branches.get(heir));
            }
        });
    }

    /** Codes of everything below. */
    public Set<String> below() {
        return Set.copyOf(branches.keySet());
    }

    /** Code of the one directly below through which this one belongs to the organisation; of the organisation itself, its own. */
    public String through(String code) {
        return branches.getOrDefault(code, code);
    }

    /** Those directly below, as they last were, by name, numbers in their own order. */
    public List<Organisation> directly(Collection<String> codes) {
        Map<String, Organisation> children = organisations.childrenOf(organisation, today).stream()
                .collect(Collectors.toMap(Organisation::code, Function.identity()));
        return codes.stream()
                .flatMap(code ->
                        Optional.ofNullable(children.get(code)).or(() -> organisations.lastKnown(code, today)).stream())
                .sorted(BY_NAME)
                .toList();
    }
}
