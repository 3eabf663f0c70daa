package vn.lienthong.residence.workplace;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.humantask.TaskTypes;
import vn.lienthong.organisation.Mandate;
import vn.lienthong.organisation.Position;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;

/** Who may do what with the lists of an organisation, by own position or delegation of today. */
@Component
public class ListRights {

    /** What a delegation may be limited to. */
    public static final String MAKE_LIST = "make-residence-list";

    private static final Set<PositionKind> LEADERS = EnumSet.of(PositionKind.SECRETARY, PositionKind.DEPUTY);

    private final Positions positions;
    private final WorkplaceRules rules;
    private final TaskTypes types;
    private final Clock clock;

    ListRights(Positions positions, WorkplaceRules rules, TaskTypes types, Clock clock) {
        this.positions = positions;
        this.rules = rules;
        this.types = types;
        this.clock = clock;
    }

    /** Codes of the organisations whose lists this person may make, send and receive today. */
    public List<String> madeBy(long person) {
        return organisations(person, rules.positions(), MAKE_LIST);
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
        if (!madeBy(person).contains(organisation)) {
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
