package vn.lienthong.membership;

import java.time.LocalDate;
import java.util.Optional;

/**
 * The bank account to which the retained part of an organisation's fees is paid, approved by the committee above it. An
 * organisation has at most one at a time.
 *
 * @param personId the member whose account it is
 * @param validTo last day; empty while it lasts
 * @param confirmedBy {@code task:<id>} of the approval
 */
public record ReceivingAccount(
        String organisation,
        long personId,
        Profile.BankAccount account,
        LocalDate validFrom,
        Optional<LocalDate> validTo,
        String confirmedBy) {}
