package vn.lienthong.fee;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.lienthong.membership.MemberAccounts;
import vn.lienthong.organisation.Person;
import vn.lienthong.organisation.SearchText;

/** By which words an order is found: its number, and the names of whoever pays and whose months are paid. */
@Component
class OrderSearchText {

    private final MemberAccounts accounts;

    OrderSearchText(MemberAccounts accounts) {
        this.accounts = accounts;
    }

    /** @param members by the hub's number */
    String of(String number, Person payer, Set<Long> members) {
        String names = accounts.findAll(members).stream()
                .map(account -> account.profile().member().fullName())
                .collect(Collectors.joining(" "));
        return SearchText.of(number + " " + payer.fullName() + " " + names);
    }
}
