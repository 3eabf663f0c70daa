package vn.lienthong.membership;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import vn.lienthong.membership.store.AccountStore;
import vn.lienthong.membership.store.ReceivingAccountStore;
import vn.lienthong.membership.store.RequestStore;

@Service
class AccountBook implements MemberAccounts {

    private final AccountStore accounts;
    private final ReceivingAccountStore receivingAccounts;
    private final RequestStore requests;

    AccountBook(AccountStore accounts, ReceivingAccountStore receivingAccounts, RequestStore requests) {
        this.accounts = accounts;
        this.receivingAccounts = receivingAccounts;
        this.requests = requests;
    }

    @Override
    public Optional<MemberAccount> find(long personId) {
        return accounts.find(personId);
    }

    @Override
    public List<MemberAccount> findAll(Collection<Long> people) {
        return accounts.findAll(people);
    }

    @Override
    public List<MemberAccount> activeOf(String cell) {
        return accounts.activeOf(List.of(cell));
    }

    @Override
    public List<MemberAccount> activeOf(Collection<String> cells) {
        return accounts.activeOf(cells);
    }

    @Override
    public Optional<ReceivingAccount> receivingAccount(String organisation, LocalDate on) {
        return receivingAccounts.find(organisation, on);
    }

    @Override
    public Map<Long, List<Profile.Fee>> earlierFees(Collection<Long> people) {
        return requests.earlierFees(people);
    }

    @Override
    public List<String> cellsWithMembers() {
        return accounts.cellsWithMembers();
    }
}
