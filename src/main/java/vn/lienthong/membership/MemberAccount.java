package vn.lienthong.membership;

import java.time.Instant;
import java.util.Optional;

/**
 * A member's account.
 *
 * @param personId the hub's number of the person
 * @param profile the values in force; while the account is waiting or refused, the ordinary values declared last
 * @param version grows with every change
 * @param activatedAt empty until the registration was approved
 */
public record MemberAccount(
        long personId,
        AccountStatus status,
        Profile profile,
        int version,
        Optional<Instant> activatedAt,
        Instant changedAt) {

    public boolean active() {
        return status == AccountStatus.ACTIVE;
    }
}
