package vn.lienthong.membership;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import vn.lienthong.membership.store.AccountStore;
import vn.lienthong.membership.store.ReceivingAccountStore;

@Service
class AccountBook implements MemberAccounts {

    private final AccountStore accounts;
    private final ReceivingAccountStore receivingAccounts;

    AccountBook(AccountStore accounts, ReceivingAccountStore receivingAccounts) {
        this.accounts = accounts;
        this.receivingAccounts = receivingAccounts;
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
    public Optional<ReceivingAccount> receivingAccount(String organisation, LocalDate on) {
        return receivingAccounts.find(organisation, on);
    }
}
