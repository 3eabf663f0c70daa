package vn.lienthong.fee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.organisation.Mandate;
import vn.lienthong.organisation.MandateHolder;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.Positions;

/**
 * Who looks after money that needs a person, by {@code config/rules/fee-duties.yaml}: what is here of an officer's is what the
 * officer may see and decide about, whatever a menu shows.
 */
@Component
public class FeeOffice {

    /** What a delegation may be limited to. */
    public static final String HANDLE_FEES = "handle-fees";

    private static final int LOOKED_AT = 20;

    private final FeeDuties duties;
    private final Positions positions;
    private final Organisations organisations;
    private final Clock clock;

    FeeOffice(FeeDuties duties, Positions positions, Organisations organisations, Clock clock) {
        this.duties = duties;
        this.positions = positions;
        this.organisations = organisations;
        this.clock = clock;
    }

    /**
     * What an officer cares for.
     *
     * @param cells codes of the organisations whose orders are in it, those that have ended too
     * @param unplaced whether money without an order is, too
     */
    public record Care(Set<String> cells, boolean unplaced) {

        public Care {
            cells = Set.copyOf(cells);
        }

        public boolean any() {
            return unplaced || !cells.isEmpty();
        }

        /** @param cell of the order the money belongs to; empty when it belongs to none */
        public boolean covers(Optional<String> cell) {
            return cell.map(cells::contains).orElse(unplaced);
        }
    }

    /** Empty care for somebody without the duty. */
    public Care careOf(long person) {
        LocalDate today = FeeTime.today(clock);
        Set<String> cells = new HashSet<>();
        held(person, duties.orders()).forEach(code -> cells.addAll(organisations.subtree(code, today)));
        if (!cells.isEmpty()) {
            organisations.heirs(today).forEach((ended, heir) -> {
                if (cells.contains(heir)) {
                    cells.add(ended);
                }
            });
        }
        return new Care(cells, held(person, duties.unplaced()).findAny().isPresent());
    }

    /** Whether the person has any such duty; cheaper than {@link #careOf}. */
    public boolean hasDuty(long person) {
        return held(person, duties.orders()).findAny().isPresent() || caresForUnplaced(person);
    }

    public boolean caresForUnplaced(long person) {
        return held(person, duties.unplaced()).findAny().isPresent();
    }

    /** @throws Failure when the person has no such duty */
    public Care require(long person) {
        Care care = careOf(person);
        if (!care.any()) {
            throw new Failure(ErrorCode.FORBIDDEN, "person " + person + " has no duty of fees");
        }
        return care;
    }

    /** @throws Failure when money without an order is none of the person's duty */
    public void requireUnplaced(long person) {
        if (!caresForUnplaced(person)) {
            throw new Failure(ErrorCode.FORBIDDEN, "person " + person + " does not care for unplaced money");
        }
    }

    /** Codes of every organisation, of whatever kind, in which the person has one of the positions of the duty. */
    public Set<String> organisationsOf(long person) {
        return positions.mandates(person, FeeTime.today(clock)).stream()
                .filter(mandate -> duties.positions().contains(mandate.kind()) && mandate.covers(HANDLE_FEES))
                .map(Mandate::organisation)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * The lowest organisation that cares for the money of a cell's orders, or for money without an order. For a cell that has ended
     * cares whoever was above it on its last day and still is there.
     *
     * @param cell of the order; empty when there is none
     * @return a code; empty when no organisation of today does
     */
    Optional<String> responsibleFor(Optional<String> cell) {
        return upwardFrom(cell).stream().findFirst();
    }

    /**
     * Who is told of money that needs a person: the officers of the lowest organisation that cares for it and has any.
     *
     * @param cell of the order; empty when there is none
     * @param besides who could do nothing about it
     * @return empty when no organisation of today that cares for it has an officer
     */
    Optional<Officers> officersFor(Optional<String> cell, Set<Long> besides) {
        return upwardFrom(cell).stream()
                .map(organisation -> new Officers(
                        organisation,
                        officersOf(organisation).stream()
                                .filter(officer -> !besides.contains(officer))
                                .toList()))
                .filter(officers -> !officers.people().isEmpty())
                .findFirst();
    }

    /** Those of one organisation who have the duty of fees there. */
    record Officers(String organisation, List<Long> people) {}

    private List<String> upwardFrom(Optional<String> cell) {
        LocalDate today = FeeTime.today(clock);
        return cell.map(code -> pathOf(code, today).stream()
                        .filter(organisation -> duties.orders().contains(organisation.kind())))
                .orElseGet(
                        () -> organisations.search(duties.unplaced(), Optional.empty(), "", today, LOOKED_AT).stream())
                .map(Organisation::code)
                .toList();
    }

    private List<Organisation> pathOf(String cell, LocalDate today) {
        List<Organisation> path = organisations.pathToTop(cell, today);
        return path.isEmpty() && organisations.everExisted(cell)
                ? organisations.pathToTop(organisations.heirs(today).getOrDefault(cell, cell), today)
                : path;
    }

    /** Everybody who cares for money without an order where it is cared for, delegates included; empty when nobody does. */
    public List<Long> officersOfUnplaced() {
        return responsibleFor(Optional.empty()).map(this::officersOf).orElse(List.of());
    }

    /** Everybody who has the duty of fees in an organisation today, delegates included. */
    List<Long> officersOf(String organisation) {
        return positions.actors(organisation, duties.positions(), FeeTime.today(clock)).stream()
                .filter(actor -> actor.mandate().covers(HANDLE_FEES))
                .map(MandateHolder::personId)
                .distinct()
                .toList();
    }

    private Stream<String> held(long person, Set<OrganisationKind> kinds) {
        LocalDate today = FeeTime.today(clock);
        List<Mandate> mandates = positions.mandates(person, today);
        return mandates.stream()
                .filter(mandate -> duties.positions().contains(mandate.kind()) && mandate.covers(HANDLE_FEES))
                .map(Mandate::organisation)
                .distinct()
                .filter(code -> organisations
                        .find(code, today)
                        .filter(found -> kinds.contains(found.kind()))
                        .isPresent());
    }
}
