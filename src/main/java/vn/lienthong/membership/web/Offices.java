package vn.lienthong.membership.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.organisation.Mandate;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.web.Times;

/** Over which organisations an officer looks: those of the own and delegated positions, and everything below them. */
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

    /**
     * The codes of all organisations the officer looks over today.
     *
     * @throws Failure when the person is no officer
     */
    Set<String> of(long officer) {
        LocalDate today = today();
        Set<String> codes = new HashSet<>();
        positions.mandates(officer, today).stream()
                .filter(mandate -> OFFICERS.contains(mandate.kind()))
                .map(Mandate::organisation)
                .distinct()
                .forEach(code -> codes.addAll(organisations.subtree(code, today)));
        if (codes.isEmpty()) {
            throw new Failure(ErrorCode.FORBIDDEN, "person " + officer + " is no officer");
        }
        return codes;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), Times.ZONE);
    }
}
