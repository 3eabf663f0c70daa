package vn.lienthong.document;

import java.util.Optional;
import org.springframework.util.Assert;

/**
 * Who paid.
 *
 * @param memberNumber number of the member's card or file, as it is printed
 */
public record Payer(String fullName, Optional<String> memberNumber) {

    public Payer {
        Assert.hasText(fullName, "the payer has no name");
    }
}
