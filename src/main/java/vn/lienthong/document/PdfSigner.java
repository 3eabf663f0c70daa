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
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
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

    /** Bytes; a signature that needs more gets it, but the next ones are not expected to. */
    private static final int MOST_ROOM = 32 * 1024;

    private final HubKey hub;
    private final TimestampAuthority time;
    private final Clock clock;

    /** Bytes kept in a file for a signature; more from when one did not fit, since chains of certificates differ. */
    private final AtomicInteger room = new AtomicInteger(6 * 1024);

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
     * @throws Failure {@code LT-DOC-002} the key cannot be used, {@code LT-DOC-003} its certificate is not valid today, or not its
     *     own; never returns a file without a signature
     */
    byte[] sign(byte[] pdf) {
        try {
            return sign(pdf, hub.open(), clock.instant());
        } catch (SigningKey.Unconfirmed e) {
            throw new Failure(ErrorCode.SIGNING_CERTIFICATE_EXPIRED, e.getMessage(), e);
        }
    }

    /**
     * By the person, then by the organisation.
     *
     * @param at when, as it is printed on the paper
     * @throws Failure {@code LT-DOC-002} a key cannot be used, {@code LT-DOC-011} a certificate is not that of its key; never returns a
     *     file with one signature
     */
    byte[] sign(byte[] pdf, SigningPair pair, Instant at) {
        try {
            return sign(sign(pdf, pair.person(), at), pair.organisation(), at);
        } catch (SigningKey.Unconfirmed e) {
            throw new Failure(ErrorCode.SIGNER_CERTIFICATE_EXPIRED, e.getMessage(), e);
        }
    }

    private byte[] sign(byte[] pdf, SigningKey key, Instant at) {
        try {
            return sign(pdf, key, at, time.inUse(), room.get());
        } catch (TimestampAway e) {
            return sign(pdf, key, at, false, room.get());
        }
    }

    private byte[] sign(byte[] pdf, SigningKey key, Instant at, boolean stamped, int size) {
        try {
            return signed(pdf, key, at, stamped, size);
        } catch (NoRoom e) {
            room.accumulateAndGet(Math.min(e.roomNeeded(), MOST_ROOM), Math::max);
            return sign(pdf, key, at, stamped, e.roomNeeded());
        } catch (DSSException e) {
            key.home().close(key.token());
            throw new Failure(ErrorCode.SIGNING_KEY_AWAY, "signing failed: " + e.getMessage(), e);
        }
    }

    private byte[] signed(byte[] pdf, SigningKey key, Instant at, boolean stamped, int size) {
        PAdESSignatureParameters parameters = parameters(key, at);
        parameters.setContentSize(size);
        PAdESService service = new Service(stamped ? time::token : null);
        service.setPdfObjFactory(new SignedPdfObjects());
        DSSDocument document = new InMemoryDocument(pdf);
        ToBeSigned toBeSigned = service.getDataToSign(document, parameters);
        SignatureValue signature = key.sign(toBeSigned, parameters.getDigestAlgorithm());
        return DSSUtils.toByteArray(service.signDocument(document, parameters, signature));
    }

    /**
     * Adds the timestamp to the signature that was just made. The library's own baseline T reads and checks that signature as if
     * a stranger had sent it, which takes as long as making it.
     */
    private static final class Service extends PAdESService {

        private static final long serialVersionUID = 1;

        private final transient UnaryOperator<byte[]> authority;

        /** @param authority from a SHA-256 to a timestamp; null for a signature without one */
        Service(UnaryOperator<byte[]> authority) {
            super(new CommonCertificateVerifier());
            this.authority = authority;
        }

        @Override
        protected byte[] generateCMSSignedData(
                DSSDocument document, PAdESSignatureParameters parameters, SignatureValue signature) {
            byte[] cms = super.generateCMSSignedData(document, parameters, signature);
            byte[] whole = authority == null ? cms : SignatureTimestamp.added(cms, authority);
            if (whole.length > parameters.getContentSize()) {
                throw new NoRoom(whole.length);
            }
            return whole;
        }
    }

    /** The signature is larger than what was kept for it. */
    private static final class NoRoom extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int length;

        NoRoom(int length) {
            super("a signature of " + length + " bytes does not fit");
            this.length = length;
        }

        /** The next one may be somewhat larger. */
        int roomNeeded() {
            return length + length / 4;
        }
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
