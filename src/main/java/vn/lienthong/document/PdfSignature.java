package vn.lienthong.document;

import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.spi.signature.AdvancedSignature;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The signature of a PDF file.
 *
 * @param signer name in its certificate
 * @param intact whether what was signed is what is in the file
 */
public record PdfSignature(String signer, Instant signedAt, boolean intact) {

    /**
     * The only signature of a file; empty when there is none, or more than one. Whether the signer is to be trusted is not
     * asked here.
     */
    static Optional<PdfSignature> of(byte[] pdf) {
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(pdf));
        validator.setCertificateVerifier(new CommonCertificateVerifier());
        List<AdvancedSignature> signatures = validator.getDocumentAnalyzer().getSignatures();
        return signatures.size() == 1 ? Optional.of(read(signatures.get(0))) : Optional.empty();
    }

    private static PdfSignature read(AdvancedSignature signature) {
        signature.checkSignatureIntegrity();
        return new PdfSignature(
                SigningKey.commonName(signature.getSigningCertificateToken()),
                signature.getSigningTime().toInstant(),
                signature.getSignatureCryptographicVerification().isSignatureIntact());
    }
}
