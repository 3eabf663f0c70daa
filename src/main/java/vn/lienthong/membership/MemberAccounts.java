package vn.lienthong.membership;

import java.time.LocalDate;
import java.util.Optional;

/** What other modules may ask about member accounts. */
public interface MemberAccounts {

    /** The person's account, whatever its status; empty for somebody who never registered. */
    Optional<MemberAccount> find(long personId);

    /** The account that receives the retained part of an organisation's fees on that day; empty when none is approved. */
    Optional<ReceivingAccount> receivingAccount(String organisation, LocalDate on);
}
