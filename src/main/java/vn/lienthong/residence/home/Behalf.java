package vn.lienthong.residence.home;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.membership.MemberAccount;
import vn.lienthong.membership.MemberAccounts;
import vn.lienthong.organisation.Mandate;
import vn.lienthong.organisation.Organisation;
import vn.lienthong.organisation.Organisations;
import vn.lienthong.organisation.Position;
import vn.lienthong.organisation.Positions;
import vn.lienthong.residence.ResidenceTime;

/**
 * Lập thay: an organisation at the residence has no account while nobody who holds a position in it has an active one, and the
 * committee directly above writes its forms and takes note of who is introduced to it; so does the heir of one that has ended. From
 * the day somebody has one the organisation goes on itself, with whatever was written.
 */
@Component
public class Behalf {

    private final HomeRequestStore requests;
    private final HomeRights rights;
    private final Positions positions;
    private final MemberAccounts accounts;
    private final Organisations organisations;
    private final Clock clock;

    Behalf(
            HomeRequestStore requests,
            HomeRights rights,
            Positions positions,
            MemberAccounts accounts,
            Organisations organisations,
            Clock clock) {
        this.requests = requests;
        this.rights = rights;
        this.positions = positions;
        this.accounts = accounts;
        this.organisations = organisations;
        this.clock = clock;
    }

    /** Codes of the organisations without an account directly below the person's committees that were asked anything. */
    public Set<String> cells(long person) {
        Set<String> below = rights.below(rights.writable(person));
        return below.isEmpty() ? below : vacant(requests.withRequests(below));
    }

    /** Whether an organisation of a residence has no account today, be it because it has ended. */
    public boolean vacant(String organisation) {
        return !vacant(Set.of(organisation)).isEmpty();
    }

    private Set<String> vacant(Set<String> organisations) {
        LocalDate today = ResidenceTime.today(clock);
        Set<String> vacant = new TreeSet<>(organisations);
        vacant.removeAll(withAccount(positions.holders(organisations, today)));
        vacant.removeIf(code -> this.organisations
                .lastKnown(code, today)
                .filter(Organisation::residential)
                .isEmpty());
        return vacant;
    }

    /** Those of these people who have an active account. */
    Set<Long> withAccount(Collection<Long> people) {
        return accounts.findAll(people).stream()
                .filter(MemberAccount::active)
                .map(MemberAccount::personId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> withAccount(List<Position> holders) {
        Set<Long> active =
                withAccount(holders.stream().map(Position::personId).distinct().toList());
        return holders.stream()
                .filter(holder -> active.contains(holder.personId()))
                .map(Position::organisation)
                .collect(Collectors.toSet());
    }

    /** The person's mandates to write for the committee directly above an organisation, whether they are needed or not. */
    List<Mandate> mandates(long person, String organisation) {
        String committee = rights.committeeOf(organisation);
        return committee.equals(organisation) ? List.of() : rights.writers(person, committee);
    }
}
