package vn.lienthong.document;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.EncryptionAlgorithm;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.ToBeSigned;
import org.springframework.stereotype.Component;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** The hub's signature over what is no PDF, beside it and not in it. */
@Component
public class HubSeal {

    private final HubKey hub;

    HubSeal(HubKey hub) {
        this.hub = hub;
    }

    /**
     * ECDSA with SHA-256 over the bytes as they are, in DER.
     *
     * @throws Failure {@code LT-DOC-002} the key cannot be used or is not on the curve P-256, {@code LT-DOC-003} its certificate
     *     is not valid today
     */
    public byte[] sign(byte[] content) {
        SigningKey key = hub.open();
        if (!EncryptionAlgorithm.ECDSA.isEquivalent(key.entry().getEncryptionAlgorithm())) {
            throw new Failure(ErrorCode.SIGNING_KEY_AWAY, "the key of " + key.signer() + " is not on the curve P-256");
        }
        try {
            return key.token()
                    .sign(new ToBeSigned(content), DigestAlgorithm.SHA256, key.entry())
                    .getValue();
        } catch (DSSException e) {
            key.home().close();
            throw new Failure(ErrorCode.SIGNING_KEY_AWAY, "signing failed: " + e.getMessage(), e);
        }
    }
}
