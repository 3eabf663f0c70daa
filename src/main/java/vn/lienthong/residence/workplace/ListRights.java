package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.TaskTypes;
import vn.lienthong.organisation.Mandate;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.Position;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.residence.ResidenceTime;

/** Who may do what with the lists of an organisation, by own position or delegation of today. */
@Component
public class ListRights {

    /** What a delegation may be limited to. */
    public static final String MAKE_LIST = "make-residence-list";

    private static final Set<PositionKind> LEADERS = EnumSet.of(PositionKind.SECRETARY, PositionKind.DEPUTY);

    private final Positions positions;
    private final Organisations organisations;
    private final WorkplaceRules rules;
    private final TaskTypes types;
    private final Clock clock;

    ListRights(Positions positions, Organisations organisations, WorkplaceRules rules, TaskTypes types, Clock clock) {
        this.positions = positions;
        this.organisations = organisations;
        this.rules = rules;
        this.types = types;
        this.clock = clock;
    }

    /** Codes of the organisations of today this person may make lists of. */
    public List<String> openFor(long person) {
        return organisations(person, rules.positions(), MAKE_LIST);
    }

    /**
     * Codes of the organisations whose lists this person may work on, send and receive today: those they may make lists of, and those
     * that have ended and left theirs to one of these.
     */
    public List<String> madeBy(long person) {
        List<String> made = new ArrayList<>(openFor(person));
        if (!made.isEmpty()) {
            Set<String> own = Set.copyOf(made);
            organisations.heirs(ResidenceTime.today(clock)).entrySet().stream()
                    .filter(left -> own.contains(left.getValue()))
                    .map(Map.Entry::getKey)
                    .sorted()
                    .forEach(made::add);
        }
        return made;
    }

    /**
     * Whom to tell what becomes of a list: who sent it last while they may work on it, then all who hold a position for it today; the
     * one who sent it when nobody does.
     */
    Collection<Long> told(CommentList list) {
        return told(list, list.sender());
    }

    /** As {@link #told(CommentList)}, with another in the place of the sender. */
    Collection<Long> told(CommentList list, long first) {
        if (madeBy(first).contains(list.organisation())) {
            return List.of(first);
        }
        LocalDate today = ResidenceTime.today(clock);
        String organisation = organisations.heirs(today).getOrDefault(list.organisation(), list.organisation());
        List<Long> makers = positions.holders(organisation, rules.positions(), today).stream()
                .map(Position::personId)
                .distinct()
                .toList();
        return makers.isEmpty() ? List.of(first) : makers;
    }

    /** Codes of the organisations whose lists this person may be asked to approve today. */
    public List<String> approvedBy(long person) {
        return organisations(person, types.get(ListTasks.TYPE).positions(), ListTasks.TYPE);
    }

    /** Codes of the organisations this person is secretary or deputy of today, not by delegation: what few read is for them. */
    public List<String> ledBy(long person) {
        return positions.heldBy(person, ResidenceTime.today(clock)).stream()
                .filter(position -> LEADERS.contains(position.kind()))
                .map(Position::organisation)
                .distinct()
                .toList();
    }

    /** Secretary and deputies of an organisation today. */
    List<Long> leaders(String organisation) {
        return positions.holders(organisation, LEADERS, ResidenceTime.today(clock)).stream()
                .map(Position::personId)
                .distinct()
                .toList();
    }

    /** @throws Failure when the person has no such right there */
    void requireMaker(long person, String organisation) {
        if (!openFor(person).contains(organisation)) {
            throw new Failure(
                    ErrorCode.RESIDENCE_LIST_FORBIDDEN, "person " + person + " makes no lists of " + organisation);
        }
    }

    private List<String> organisations(long person, Set<PositionKind> kinds, String scope) {
        return positions.mandates(person, ResidenceTime.today(clock)).stream()
                .filter(mandate -> kinds.contains(mandate.kind()) && mandate.covers(scope))
                .map(Mandate::organisation)
                .distinct()
                .toList();
    }
}
