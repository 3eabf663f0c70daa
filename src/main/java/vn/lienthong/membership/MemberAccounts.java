package vn.lienthong.membership;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What other modules may ask about member accounts. */
public interface MemberAccounts {

    /** The person's account, whatever its status; empty for somebody who never registered. */
    Optional<MemberAccount> find(long personId);

    /** As {@link #find}, for many people at once; those without an account are left out. */
    List<MemberAccount> findAll(Collection<Long> people);

    /** The active accounts of a cell, in the order of the members' names. */
    List<MemberAccount> activeOf(String cell);

    /** As {@link #activeOf(String)}, of many cells at once, in the order of the names. */
    List<MemberAccount> activeOf(Collection<String> cells);

    /** The account that receives the retained part of an organisation's fees on that day; empty when none is approved. */
    Optional<ReceivingAccount> receivingAccount(String organisation, LocalDate on);

    /**
     * The fees these people declared before the one their account has now, by person, in the order they took effect. Who
     * never changed it in the hub is left out.
     */
    Map<Long, List<Profile.Fee>> earlierFees(Collection<Long> people);

    /** Codes of the cells that have an active member, in order. */
    List<String> cellsWithMembers();
}
