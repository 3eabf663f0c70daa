package vn.lienthong.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** The reference judge of PDF/A. */
final class Vera {

    private Vera() {}

    /** What it has to say against a file as PDF/A-2b; fails when it looked at next to nothing. */
    static List<String> complaints(byte[] pdf) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        try (PDFAParser parser =
                        Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFA_2_B);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFA_2_B, false)) {
            ValidationResult result = validator.validate(parser);
            assertThat(parser.getFlavour()).isEqualTo(PDFAFlavour.PDFA_2_B);
            assertThat(result.getTotalAssertions())
                    .as("rules that were looked at")
                    .isGreaterThan(1000);
            return result.getTestAssertions().stream()
                    .map(complaint -> complaint.getRuleId() + " " + complaint.getMessage())
                    .distinct()
                    .toList();
        }
    }
}
