package vn.lienthong.document;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.PAdESTimestampParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.tsp.TSPSource;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * Signs PDF files as PAdES: what is signed, when, and by which certificate, all inside the signature. Baseline T, with a timestamp of
 * the authority, when there is one and it answers; baseline B otherwise. A file that is signed already is added to, never changed, so
 * that the earlier signature stays valid.
 */
@Component
class PdfSigner {

    /** Bytes; an authority's chain of certificates is in each timestamp. */
    private static final int ROOM_FOR_TIMESTAMP = 24 * 1024;

    private final HubKey hub;
    private final TimestampAuthority time;
    private final Clock clock;

    PdfSigner(HubKey hub, TimestampAuthority time, Clock clock) {
        this.hub = hub;
        this.time = time;
        this.clock = clock;
    }

    /** Name of the hub's signature, as the certificate has it. @throws Failure as {@link #sign(byte[])} */
    String signer() {
        return hub.open().signer();
    }

    /**
     * By the hub.
     *
     * @throws Failure {@code LT-DOC-002} the key cannot be used, {@code LT-DOC-003} its certificate is not valid today; never
     *     returns a file without a signature
     */
    byte[] sign(byte[] pdf) {
        return sign(pdf, hub.open(), clock.instant());
    }

    /**
     * By the person, then by the organisation.
     *
     * @param at when, as it is printed on the paper
     * @throws Failure {@code LT-DOC-002} a key cannot be used; never returns a file with one signature
     */
    byte[] sign(byte[] pdf, SigningPair pair, Instant at) {
        return sign(sign(pdf, pair.person(), at), pair.organisation(), at);
    }

    private byte[] sign(byte[] pdf, SigningKey key, Instant at) {
        try {
            return sign(pdf, key, at, time.source());
        } catch (DSSException | TimestampAway e) {
            if (TimestampAway.isBehind(e)) {
                return withoutTimestamp(pdf, key, at);
            }
            throw unusable(key, e);
        }
    }

    private byte[] withoutTimestamp(byte[] pdf, SigningKey key, Instant at) {
        try {
            return sign(pdf, key, at, Optional.empty());
        } catch (DSSException e) {
            throw unusable(key, e);
        }
    }

    private static Failure unusable(SigningKey key, RuntimeException cause) {
        key.home().close();
        return new Failure(ErrorCode.SIGNING_KEY_AWAY, "signing failed: " + cause.getMessage(), cause);
    }

    private static byte[] sign(byte[] pdf, SigningKey key, Instant at, Optional<TSPSource> time) {
        PAdESSignatureParameters parameters = parameters(key, at);
        PAdESService service = new PAdESService(new CommonCertificateVerifier());
        service.setPdfObjFactory(new SignedPdfObjects());
        time.ifPresent(source -> {
            parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_T);
            parameters.setContentSize(ROOM_FOR_TIMESTAMP);
            parameters.setSignatureTimestampParameters(new PAdESTimestampParameters(DigestAlgorithm.SHA256));
            service.setTspSource(source);
        });
        DSSDocument document = new InMemoryDocument(pdf);
        ToBeSigned toBeSigned = service.getDataToSign(document, parameters);
        SignatureValue signature = key.token().sign(toBeSigned, parameters.getDigestAlgorithm(), key.entry());
        return DSSUtils.toByteArray(service.signDocument(document, parameters, signature));
    }

    private static PAdESSignatureParameters parameters(SigningKey key, Instant at) {
        PAdESSignatureParameters parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(key.certificate());
        parameters.setCertificateChain(key.entry().getCertificateChain());
        parameters.bLevel().setSigningDate(Date.from(at));
        return parameters;
    }
}
