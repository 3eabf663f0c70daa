package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.residence.ResidenceTime;
import vn.lienthong.residence.workplace.store.ToldViolationStore;
import vn.lienthong.residence.workplace.store.ToldViolationStore.About;

/**
 * For whom the notice of a violation is: secretary and deputies of the list's organisation and, while it has none but the member,
 * those of the nearest above that has one. An organisation that has ended is cared for by its heir.
 */
@Component
class ViolationReaders {

    private final ToldViolationStore violations;
    private final ListRights rights;
    private final Organisations organisations;
    private final Clock clock;

    ViolationReaders(ToldViolationStore violations, ListRights rights, Organisations organisations, Clock clock) {
        this.violations = violations;
        this.rights = rights;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** Who reads today what is about a member of an organisation's list, never the member; empty when nobody above leads anything. */
    List<Long> of(About about) {
        return new Tree().readers(about);
    }

    /** Of all that was told, what this person reads today. */
    List<About> readBy(long person) {
        LocalDate today = ResidenceTime.today(clock);
        Tree tree = new Tree();
        Set<String> below = new HashSet<>(tree.heirs.keySet());
        rights.ledBy(person).forEach(led -> below.addAll(organisations.subtree(led, today)));
        return violations.about(below).stream()
                .filter(about -> tree.readers(about).contains(person))
                .toList();
    }

    /** What was asked about the tree is asked once. */
    private final class Tree {

        private final LocalDate today = ResidenceTime.today(clock);
        private final Map<String, String> heirs = organisations.heirs(today);
        private final Map<String, List<String>> paths = new HashMap<>();
        private final Map<String, List<Long>> leaders = new HashMap<>();

        List<Long> readers(About about) {
            return path(about.organisation()).stream()
                    .map(organisation -> leaders(organisation, about.person()))
                    .filter(found -> !found.isEmpty())
                    .findFirst()
                    .orElse(List.of());
        }

        private List<String> path(String organisation) {
            return paths.computeIfAbsent(
                    organisation,
                    code -> organisations
                            .pathToTop(Optional.ofNullable(heirs.get(code)).orElse(code), today)
                            .stream()
                            .map(Organisation::code)
                            .toList());
        }

        private List<Long> leaders(String organisation, long notThis) {
            List<Long> found = new ArrayList<>(leaders.computeIfAbsent(organisation, rights::leaders));
            found.remove(notThis);
            return found;
        }
    }
}
