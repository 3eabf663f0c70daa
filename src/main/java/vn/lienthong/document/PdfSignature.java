package vn.lienthong.document;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.tsp.TimestampToken;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.util.StringUtils;

/**
 * One signature of a PDF file.
 *
 * @param signer name in its certificate
 * @param intact whether what was signed is what is in the file
 * @param timestamp when an authority saw the signature
 */
public record PdfSignature(String signer, Instant signedAt, boolean intact, Optional<Instant> timestamp) {

    /** How a signature begins in a file, and its timestamp, as hexadecimal digits of its object identifier. */
    private static final String SIGNATURE = "/ETSI.CAdES.detached";

    private static final String TIMESTAMP = "060b2a864886f70d010910020e";

    /** Whether a file the hub has just signed has a signature without a timestamp in it; much quicker than reading it. */
    static boolean lacksTimestamp(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        int timestamps = StringUtils.countOccurrencesOf(text, TIMESTAMP)
                + StringUtils.countOccurrencesOf(text, TIMESTAMP.toUpperCase(Locale.ROOT));
        return timestamps < StringUtils.countOccurrencesOf(text, SIGNATURE);
    }

    /** The signatures of a file, the first one first. Whether the signers are to be trusted is not asked here. */
    static List<PdfSignature> of(byte[] pdf) {
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(pdf));
        validator.setCertificateVerifier(new CommonCertificateVerifier());
        return validator.getDocumentAnalyzer().getSignatures().stream()
                .map(PdfSignature::read)
                .toList();
    }

    private static PdfSignature read(AdvancedSignature signature) {
        signature.checkSignatureIntegrity();
        return new PdfSignature(
                SigningKey.commonName(signature.getSigningCertificateToken()),
                signature.getSigningTime().toInstant(),
                signature.getSignatureCryptographicVerification().isSignatureIntact(),
                timestamp(signature));
    }

    private static Optional<Instant> timestamp(AdvancedSignature signature) {
        return signature.getSignatureTimestamps().stream()
                .filter(TimestampToken::isMessageImprintDataIntact)
                .map(token -> token.getGenerationTime().toInstant())
                .min(Comparator.naturalOrder());
    }
}
