package vn.lienthong.document;

import java.util.Optional;
import org.springframework.util.Assert;

/**
 * The organisation that issues a document, as the document's head names it.
 *
 * @param superior the organisation above it; empty where the head names one organisation only
 * @param name of the organisation itself
 * @param place where the document is made out: {@code Hà Nội}
 */
public record Issuer(Optional<String> superior, String name, String place) {

    public Issuer {
        Assert.hasText(name, "the issuer has no name");
        Assert.hasText(place, "the issuer has no place");
    }
}
