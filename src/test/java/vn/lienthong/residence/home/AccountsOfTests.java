package vn.lienthong.residence.home;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import vn.lienthong.membership.AccountStatus;
import vn.lienthong.membership.MemberAccount;
import vn.lienthong.membership.MemberAccounts;
import vn.lienthong.membership.Profile;
import vn.lienthong.membership.ReceivingAccount;

/** Everybody has an active account but those a test names. */
final class AccountsOfTests implements MemberAccounts {

    final Set<Long> neverRegistered = ConcurrentHashMap.newKeySet();

    @Override
    public Optional<MemberAccount> find(long personId) {
        return neverRegistered.contains(personId)
                ? Optional.empty()
                : Optional.of(new MemberAccount(
                        personId, AccountStatus.ACTIVE, null, 1, Optional.of(Instant.EPOCH), Instant.EPOCH));
    }

    @Override
    public List<MemberAccount> findAll(Collection<Long> people) {
        return people.stream().flatMap(person -> find(person).stream()).toList();
    }

    @Override
    public List<MemberAccount> activeOf(String cell) {
        return List.of();
    }

    @Override
    public List<MemberAccount> activeOf(Collection<String> cells) {
        return List.of();
    }

    @Override
    public Optional<ReceivingAccount> receivingAccount(String organisation, LocalDate on) {
        return Optional.empty();
    }

    @Override
    public Map<Long, List<Profile.Fee>> earlierFees(Collection<Long> people) {
        return Map.of();
    }

    @Override
    public List<String> cellsWithMembers() {
        return List.of();
    }
}
