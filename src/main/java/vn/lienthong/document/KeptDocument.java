package vn.lienthong.document;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A document the hub keeps, without its content.
 *
 * @param number empty for one somebody else has issued
 * @param size bytes
 * @param sha256 of the content, in lower-case hexadecimal digits
 * @param publicFacts see {@link NewDocument}
 * @param revocation empty while it is in force
 * @param supersededBy the document that took its place
 */
public record KeptDocument(
        UUID id,
        String kind,
        Optional<String> number,
        String subject,
        LocalDate dated,
        String contentType,
        long size,
        String sha256,
        Map<String, String> publicFacts,
        Instant createdAt,
        Optional<Revocation> revocation,
        Optional<UUID> supersededBy) {

    /** When and why it ceased to be in force. */
    public record Revocation(Instant at, String reason) {}
}
