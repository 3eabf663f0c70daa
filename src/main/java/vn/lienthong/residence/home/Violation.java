package vn.lienthong.residence.home;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * Thông báo vi phạm: what the organisation at the residence tells the one at work.
 *
 * @param line the request by which the workplace knows the member
 * @param organisation code of the organisation at the residence
 * @param reason why it was not approved, or what was added
 */
public record Violation(
        UUID id,
        UUID line,
        String dossier,
        String organisation,
        long person,
        String fullName,
        String from,
        String fromCode,
        boolean urgent,
        String text,
        State state,
        long writtenBy,
        Instant writtenAt,
        OptionalLong decidedBy,
        Optional<Instant> decidedAt,
        Optional<String> reason) {

    /** Where it stands. */
    public enum State {
        /** The committee's secretary is to approve it. */
        WRITTEN,
        /** Approved, and told. */
        SENT,
        REFUSED
    }
}
