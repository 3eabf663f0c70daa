package vn.lienthong.membership.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.membership.Aspect;
import vn.lienthong.organisation.Mandate;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.web.Times;

/**
 * Over which organisations an officer looks: those of the own and delegated positions, and everything below them. A delegation
 * limited to tasks that have nothing to do with accounts opens none.
 */
@Component
class Offices {

    private static final Set<PositionKind> OFFICERS =
            Set.of(PositionKind.SECRETARY, PositionKind.DEPUTY, PositionKind.DELEGATE);

    private final Positions positions;
    private final Organisations organisations;
    private final Clock clock;

    Offices(Positions positions, Organisations organisations, Clock clock) {
        this.positions = positions;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** Whether the person is an officer of any organisation today; who only sits on a committee is none. */
    boolean hasAny(long person) {
        return held(person).findAny().isPresent();
    }

    /** Whether the person is an officer of a committee: of an organisation with cells below it. */
    boolean hasCommittee(long person) {
        LocalDate today = today();
        return held(person)
                .flatMap(code -> organisations.find(code, today).stream())
                .anyMatch(organisation -> !organisation.kind().isCell());
    }

    /**
     * The codes of all organisations the officer looks over today.
     *
     * @throws Failure when the person is no officer
     */
    Set<String> of(long officer) {
        if (!hasAny(officer)) {
            throw new Failure(ErrorCode.FORBIDDEN, "person " + officer + " is no officer");
        }
        LocalDate today = today();
        Set<String> codes = new HashSet<>();
        held(officer).forEach(code -> codes.addAll(organisations.subtree(code, today)));
        return codes;
    }

    /** @throws Failure when the person is no officer of a committee */
    void requireCommittee(long officer) {
        if (!hasCommittee(officer)) {
            throw new Failure(ErrorCode.FORBIDDEN, "person " + officer + " is no officer of a committee");
        }
    }

    private Stream<String> held(long person) {
        return positions.mandates(person, today()).stream()
                .filter(mandate -> OFFICERS.contains(mandate.kind()))
                .filter(mandate ->
                        Arrays.stream(Aspect.values()).map(Aspect::taskType).anyMatch(mandate::covers))
                .map(Mandate::organisation)
                .distinct();
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Times.ZONE);
    }
}
