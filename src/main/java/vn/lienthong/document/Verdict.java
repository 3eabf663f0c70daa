package vn.lienthong.document;

import java.util.List;
import java.util.Optional;

/**
 * What the hub says of a document somebody holds.
 *
 * @param document the one it is, or claims to be; empty when unknown. Its public facts may be shown unless {@link
 *     Outcome#ALTERED}: who holds an altered file need not know what the true one says
 * @param signatures of a document that is valid, revoked or superseded, the first one first; none when it was looked up by
 *     its number
 * @param timestamp of the whole file, where its signatures hold none
 * @param remark what whoever issued a valid document has to say of it beside
 */
public record Verdict(
        Outcome outcome,
        Optional<KeptDocument> document,
        List<PdfSignature> signatures,
        Optional<DocumentTimestamp> timestamp,
        Optional<DocumentRemarks.Remark> remark) {

    /** In the order of what is asked first. */
    public enum Outcome {
        /** Issued by the hub, unchanged, in force. */
        VALID,
        /** Issued by the hub, and taken out of force since. */
        REVOKED,
        /** Issued by the hub, and replaced by another one since. */
        SUPERSEDED,
        /** Claims to be a document of the hub, and is not that document. */
        ALTERED,
        /** Nothing the hub knows. */
        UNKNOWN
    }

    static Verdict unknown() {
        return new Verdict(Outcome.UNKNOWN, Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    /** @param claimed the document it claims to be; empty when it names none */
    static Verdict altered(Optional<KeptDocument> claimed) {
        return new Verdict(Outcome.ALTERED, claimed, List.of(), Optional.empty(), Optional.empty());
    }
}
