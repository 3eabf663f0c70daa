package vn.lienthong.partner.signature;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.interfaces.ECPublicKey;
import java.util.Base64;

/**
 * Checks a partner's signatures: ECDSA with SHA-256 on P-256 over the bytes of a body as they are, the signature itself in DER
 * and Base64. Nothing is parsed before it is known who wrote it.
 */
public final class Signer {

    private static final int P256 = 256;

    private final PublicKey key;

    private Signer(PublicKey key) {
        this.key = key;
    }

    /** @throws IllegalArgumentException when the file is no certificate of a P-256 key */
    public static Signer of(Path certificate) {
        try (InputStream in = Files.newInputStream(certificate)) {
            PublicKey key = CertificateFactory.getInstance("X.509")
                    .generateCertificate(in)
                    .getPublicKey();
            if (key instanceof ECPublicKey elliptic
                    && elliptic.getParams().getOrder().bitLength() == P256) {
                return new Signer(key);
            }
            throw new IllegalArgumentException(certificate + " is not the certificate of a P-256 key");
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalArgumentException(certificate + " is not a certificate that can be read", e);
        }
    }

    /** @param signature in Base64; nullable */
    public boolean signed(byte[] body, String signature) {
        if (signature == null) {
            return false;
        }
        try {
            Signature check = Signature.getInstance("SHA256withECDSA");
            check.initVerify(key);
            check.update(body);
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException e) { // no Base64, no DER
            return false;
        }
    }
}
