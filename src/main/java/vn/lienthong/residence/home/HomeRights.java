package vn.lienthong.residence.home;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.organisation.Mandate;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.OrganisationKind;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.Position;
import vn.lienthong.organisation.PositionKind;
import vn.lienthong.organisation.Positions;
import vn.lienthong.residence.ResidenceTime;

/**
 * Who may do what where members live, by the positions of today, own or delegated. The cell's own officers write; secretary,
 * deputies and delegates of the committee directly above send. Nobody does either about themselves, nor on behalf of the
 * member it is about.
 */
@Component
public class HomeRights {

    /** What a delegation may be limited to: what the cell does. */
    public static final String WRITE = "write-residence-forms";

    /** What a delegation may be limited to: what the committee does. */
    public static final String SEND = "send-residence-forms";

    private static final Set<PositionKind> WRITERS = EnumSet.allOf(PositionKind.class);
    private static final Set<PositionKind> SENDERS =
            EnumSet.of(PositionKind.SECRETARY, PositionKind.DEPUTY, PositionKind.DELEGATE);
    private static final Set<PositionKind> TRUSTED = EnumSet.of(PositionKind.SECRETARY, PositionKind.DEPUTY);

    private final Positions positions;
    private final Organisations organisations;
    private final Clock clock;

    HomeRights(Positions positions, Organisations organisations, Clock clock) {
        this.positions = positions;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** Codes of the organisations this person may write for today. */
    public Set<String> writable(long person) {
        return organisations(mandates(person, WRITERS, WRITE));
    }

    /** Codes of the committees this person may sign and send for today. */
    public Set<String> committees(long person) {
        return organisations(mandates(person, SENDERS, SEND));
    }

    /** Codes of the organisations directly below those committees: whose forms the person may sign and send. */
    public Set<String> sendable(long person) {
        return below(committees(person));
    }

    /** Codes of the organisations a person writes or sends for. */
    Set<String> known(long person) {
        Set<String> known = new TreeSet<>(writable(person));
        known.addAll(sendable(person));
        return known;
    }

    /**
     * Those of them the person is secretary or deputy of, or of the committee above, not by delegation: what few may read is for
     * them.
     */
    Set<String> trusted(long person) {
        Set<String> trusted = positions.heldBy(person, ResidenceTime.today(clock)).stream()
                .filter(position -> TRUSTED.contains(position.kind()))
                .map(Position::organisation)
                .collect(Collectors.toCollection(TreeSet::new));
        trusted.addAll(below(trusted));
        return trusted;
    }

    /** Codes of the organisations directly below, and of those that have ended and left what they had to one of these. */
    Set<String> below(Set<String> committees) {
        LocalDate today = ResidenceTime.today(clock);
        Set<String> below = new TreeSet<>();
        Set<String> heirs = new TreeSet<>();
        for (String committee : committees) {
            if (!isSection(committee, today)) {
                heirs.add(committee);
                below(committee, today).forEach(each -> {
                    below.add(each.code());
                    if (isSection(each)) {
                        heirs.add(each.code());
                    }
                });
            }
        }
        if (!heirs.isEmpty()) {
            organisations.heirs(today).forEach((ended, heir) -> {
                if (heirs.contains(heir)) {
                    below.add(ended);
                }
            });
        }
        return below;
    }

    /**
     * The organisations whose forms a committee approves and sends: those directly below, and those below its đảng bộ bộ phận, which
     * decide nothing themselves. In the order of their names.
     */
    Stream<Organisation> directlyBelow(String committee) {
        LocalDate today = ResidenceTime.today(clock);
        return isSection(committee, today) ? Stream.empty() : below(committee, today);
    }

    private Stream<Organisation> below(String committee, LocalDate today) {
        return organisations.childrenOf(committee, today).stream()
                .flatMap(child -> isSection(child)
                        ? Stream.concat(Stream.of(child), below(child.code(), today))
                        : Stream.of(child));
    }

    private boolean isSection(String code, LocalDate today) {
        return organisations.find(code, today).filter(HomeRights::isSection).isPresent();
    }

    static boolean isSection(Organisation organisation) {
        return organisation.kind() == OrganisationKind.SECTION_COMMITTEE;
    }

    /** Whether any of these is a cell people belong to by where they live. */
    public boolean anyResidentialCell(Collection<String> codes) {
        return anyResidential(codes, OrganisationKind::isCell);
    }

    /** Whether any of these is a committee above such cells; a đảng bộ bộ phận decides nothing itself. */
    public boolean anyResidentialCommittee(Collection<String> codes) {
        return anyResidential(codes, kind -> !kind.isCell() && kind != OrganisationKind.SECTION_COMMITTEE);
    }

    private boolean anyResidential(Collection<String> codes, Predicate<OrganisationKind> kind) {
        LocalDate today = ResidenceTime.today(clock);
        return codes.stream().anyMatch(code -> organisations
                .find(code, today)
                .filter(found -> found.residential() && kind.test(found.kind()))
                .isPresent());
    }

    /**
     * The mandate to sign and send for the committee directly above an organisation.
     *
     * @throws Failure when the person has none, or is the one it is about
     */
    Mandate requireSender(long person, String organisation, long subject) {
        return pick(senders(person, organisation), person, subject);
    }

    /**
     * Whoever may write or send may read; nobody reads the own form here.
     *
     * @throws Failure as the others do
     */
    void requireReader(long person, String organisation, long subject) {
        List<Mandate> any = new ArrayList<>(writers(person, organisation));
        any.addAll(senders(person, organisation));
        pick(any, person, subject);
    }

    /** What a person may read, asked for once however many forms there are. */
    Predicate<ReceivedRequest> reading(long person) {
        Set<String> own = writable(person);
        Set<String> below = sendable(person);
        return request -> request.person() != person
                && (own.contains(request.organisation()) || below.contains(request.organisation()));
    }

    /** The person's mandates to write for an organisation, whoever it is about. */
    List<Mandate> writers(long person, String organisation) {
        return mandates(person, WRITERS, WRITE)
                .filter(mandate -> mandate.organisation().equals(organisation))
                .toList();
    }

    /** The person's mandates to sign and send for the committee above an organisation, whoever it is about. */
    List<Mandate> senders(long person, String organisation) {
        String committee = committeeOf(organisation);
        return mandates(person, SENDERS, SEND)
                .filter(mandate -> mandate.organisation().equals(committee))
                .toList();
    }

    /**
     * One of these mandates, an own position before a delegated one, that is not the subject's own doing.
     *
     * @throws Failure when there is none, or the person is the subject
     */
    static Mandate pick(List<Mandate> mandates, long person, long subject) {
        if (person == subject) {
            throw new Failure(ErrorCode.HOME_OWN_FORM, "person " + person + " about themselves");
        }
        return mandates.stream()
                .filter(mandate -> mandate.onBehalfOf().map(by -> by != subject).orElse(true))
                .min(Comparator.comparing(mandate -> mandate.onBehalfOf().isPresent()))
                .orElseThrow(() ->
                        new Failure(ErrorCode.HOME_NOT_ENTITLED, "person " + person + " holds no position for this"));
    }

    /** What a person acts as: whoever holds another's position for a time is a delegate, whatever the position is. */
    static PositionKind role(Mandate mandate) {
        return mandate.onBehalfOf().isPresent() ? PositionKind.DELEGATE : mandate.kind();
    }

    /**
     * Code of the committee above, past any đảng bộ bộ phận; of an organisation that has ended, of the one that cares for what it
     * left; the organisation itself at the top.
     */
    String committeeOf(String organisation) {
        return above(organisation)
                .filter(each -> !isSection(each))
                .findFirst()
                .map(Organisation::code)
                .orElse(organisation);
    }

    /** Code of the organisation below that committee through which this one belongs to it, itself as a rule. */
    String throughWhich(String organisation) {
        return above(organisation)
                .takeWhile(HomeRights::isSection)
                .reduce((lower, higher) -> higher)
                .map(Organisation::code)
                .orElse(organisation);
    }

    private Stream<Organisation> above(String organisation) {
        return organisations.caringPath(organisation, ResidenceTime.today(clock)).stream()
                .skip(1);
    }

    private Stream<Mandate> mandates(long person, Set<PositionKind> kinds, String scope) {
        return positions.mandates(person, ResidenceTime.today(clock)).stream()
                .filter(mandate -> kinds.contains(mandate.kind()) && mandate.covers(scope));
    }

    private static Set<String> organisations(Stream<Mandate> mandates) {
        return mandates.map(Mandate::organisation).collect(Collectors.toCollection(TreeSet::new));
    }
}
