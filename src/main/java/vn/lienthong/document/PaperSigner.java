package vn.lienthong.document;

import org.springframework.util.Assert;

/**
 * Who signs: a person for an organisation.
 *
 * @param personalId 12 digits; finds the key and is printed nowhere
 * @param fullName as it is printed
 * @param positionTitle as it is printed: {@code Bí thư}
 * @param organisation code of the organisation
 */
public record PaperSigner(String personalId, String fullName, String positionTitle, String organisation) {

    public PaperSigner {
        Assert.isTrue(personalId.matches("\\d{12}"), "the signer has no personal id");
        Assert.hasText(fullName, "the signer has no name");
        Assert.hasText(positionTitle, "the signer has no position");
        Assert.hasText(organisation, "the signer has no organisation");
    }

    /** Without the personal id. */
    @Override
    public String toString() {
        return "PaperSigner[" + positionTitle + " of " + organisation + "]";
    }
}
