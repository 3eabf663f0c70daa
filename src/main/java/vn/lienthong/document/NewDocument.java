package vn.lienthong.document;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.util.Assert;

/**
 * A document about to be kept.
 *
 * @param kind what it is, lower-case words joined by hyphens: {@code fee-receipt}
 * @param proof number and code of a document the hub issues; empty for one somebody else has issued
 * @param subject what it is about, in the words of the module that keeps it: {@code fee-order:<id>}
 * @param dated day of issue
 * @param contentType what the content really is
 * @param publicFacts what everybody who holds the document, or knows number and code, may be told; personal data masked
 *     already. Keys have sentences {@code verify.fact.<key>}
 * @param supersedes the document it takes the place of
 */
public record NewDocument(
        UUID id,
        String kind,
        Optional<Proof> proof,
        String subject,
        LocalDate dated,
        String contentType,
        Map<String, String> publicFacts,
        Optional<UUID> supersedes) {

    public NewDocument {
        Assert.hasText(kind, "the document has no kind");
        Assert.hasText(subject, "the document has no subject");
        publicFacts = Map.copyOf(publicFacts);
    }
}
