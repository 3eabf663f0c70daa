package vn.lienthong.organisation;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A citizen the hub knows.
 *
 * @param id the hub's own number; what messages, tasks and logs carry
 * @param personalId 12-digit personal id (CCCD); personal data, never logged
 * @param techId the identity provider's stable link key; empty until the first login
 * @param birthDate empty when neither the identity provider nor a file told it
 */
public record Person(
        long id,
        String personalId,
        Optional<String> techId,
        String fullName,
        Optional<LocalDate> birthDate,
        Optional<String> email) {}
