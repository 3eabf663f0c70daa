package vn.lienthong.document;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import java.time.Clock;
import java.util.Date;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** Signs PDF files as PAdES baseline B: what is signed, when, and by which certificate, all inside the signature. */
@Component
class PdfSigner {

    private final SigningKey key;
    private final Clock clock;

    PdfSigner(SigningKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** Name of the signer, as the certificate has it. @throws Failure as {@link #sign} */
    String signer() {
        return key.open().signer();
    }

    /**
     * @throws Failure {@code LT-DOC-002} the key cannot be used, {@code LT-DOC-003} its certificate is not valid today; never
     *     returns a file without a signature
     */
    byte[] sign(byte[] pdf) {
        SigningKey.Opened opened = key.open();
        try {
            PAdESSignatureParameters parameters = parameters(opened);
            PAdESService service = new PAdESService(new CommonCertificateVerifier());
            DSSDocument document = new InMemoryDocument(pdf);
            ToBeSigned toBeSigned = service.getDataToSign(document, parameters);
            SignatureValue signature = opened.token().sign(toBeSigned, parameters.getDigestAlgorithm(), opened.entry());
            return DSSUtils.toByteArray(service.signDocument(document, parameters, signature));
        } catch (DSSException e) {
            key.close();
            throw new Failure(ErrorCode.SIGNING_KEY_AWAY, "signing failed: " + e.getMessage(), e);
        }
    }

    private PAdESSignatureParameters parameters(SigningKey.Opened opened) {
        PAdESSignatureParameters parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(opened.certificate());
        parameters.setCertificateChain(opened.entry().getCertificateChain());
        parameters.bLevel().setSigningDate(Date.from(clock.instant()));
        return parameters;
    }
}
