package vn.lienthong.document;

import java.util.List;
import java.util.Optional;

/**
 * What a module has to say of a document of its that is in force, beside what is printed on it. Every bean of this kind is asked
 * about every document that somebody checks.
 */
public interface DocumentRemarks {

    /** Empty when there is nothing to say, or the document is another module's. */
    Optional<Remark> of(KeptDocument document);

    /** @param key of the sentence in the message bundles, which {@code arguments} fill */
    record Remark(String key, List<String> arguments) {

        public Remark {
            arguments = List.copyOf(arguments);
        }
    }
}
