package vn.lienthong.document;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.ToBeSigned;
import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** The hub's signature over what is no PDF, beside it and not in it. */
@Component
public class HubSeal {

    /** SEC 2, section 2.4.2: other curves of 256 bits have others. */
    private static final BigInteger P256_ORDER =
            new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

    private final HubKey hub;

    HubSeal(HubKey hub) {
        this.hub = hub;
    }

    /**
     * For the start of whoever will sign. A key that cannot be opened now is {@link SigningWatch}'s to tell of: the hub works without
     * it.
     *
     * @throws IllegalStateException when the key is not on the curve P-256
     */
    public void requireP256() {
        SigningKey key;
        try {
            key = hub.open();
        } catch (Failure away) {
            return;
        }
        if (!onP256(key)) {
            throw new IllegalStateException("lienthong.signing: " + wrongCurve(key));
        }
    }

    private static boolean onP256(SigningKey key) {
        return key.certificate().getPublicKey() instanceof ECPublicKey elliptic
                && elliptic.getParams().getOrder().equals(P256_ORDER);
    }

    private static String wrongCurve(SigningKey key) {
        return "the key of " + key.signer() + " is not on the curve P-256, which other hubs need";
    }

    /**
     * ECDSA with SHA-256 over the bytes as they are, in DER.
     *
     * @throws Failure {@code LT-DOC-002} the key cannot be used or is not on the curve P-256, {@code LT-DOC-003} its certificate
     *     is not valid today, or not its own
     */
    public byte[] sign(byte[] content) {
        SigningKey key = hub.open();
        if (!onP256(key)) {
            throw new Failure(ErrorCode.SIGNING_KEY_AWAY, wrongCurve(key));
        }
        try {
            return key.sign(new ToBeSigned(content), DigestAlgorithm.SHA256).getValue();
        } catch (SigningKey.Unconfirmed e) {
            throw new Failure(ErrorCode.SIGNING_CERTIFICATE_EXPIRED, e.getMessage(), e);
        } catch (DSSException e) {
            key.home().close(key.token());
            throw new Failure(ErrorCode.SIGNING_KEY_AWAY, "signing failed: " + e.getMessage(), e);
        }
    }
}
