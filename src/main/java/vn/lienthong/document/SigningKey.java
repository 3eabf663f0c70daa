package vn.lienthong.document;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.DSSASN1Utils;
import eu.europa.esig.dss.token.AbstractKeyStoreTokenConnection;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Date;

/**
 * A key and its certificate.
 *
 * @param token holds the key; a device never gives it out
 * @param home what to close when the key gives trouble
 */
record SigningKey(AbstractKeyStoreTokenConnection token, DSSPrivateKeyEntry entry, KeyStoreKeys home) {

    CertificateToken certificate() {
        return entry.getCertificate();
    }

    /**
     * A signature, checked against the certificate: a device may have the certificate of another key under this name.
     *
     * @throws DSSException when the key does not sign, or signs what its certificate does not confirm
     */
    SignatureValue sign(ToBeSigned toBeSigned, DigestAlgorithm digest) {
        SignatureValue signature = token.sign(toBeSigned, digest, entry);
        try {
            Signature check = Signature.getInstance(signature.getAlgorithm().getJCEId(), EllipticCurves.PROVIDER);
            check.initVerify(certificate().getPublicKey());
            check.update(toBeSigned.getBytes());
            if (check.verify(signature.getValue())) {
                return signature;
            }
        } catch (GeneralSecurityException e) {
            throw new DSSException("the certificate of " + signer() + " does not confirm its key's signature", e);
        }
        throw new DSSException("the certificate of " + signer() + " does not confirm its key's signature");
    }

    /** Name of the signer, as the certificate has it. */
    String signer() {
        return commonName(certificate());
    }

    boolean validAt(Instant moment) {
        return certificate().isValidOn(Date.from(moment));
    }

    /** From when to when, for messages. */
    String validity() {
        return "valid from " + certificate().getNotBefore().toInstant() + " to " + validUntil();
    }

    Instant validUntil() {
        return certificate().getNotAfter().toInstant();
    }

    static String commonName(CertificateToken certificate) {
        try {
            String name = DSSASN1Utils.getSubjectCommonName(certificate);
            return name == null ? certificate.getSubject().getRFC2253() : name;
        } catch (DSSException unusual) {
            return certificate.getSubject().getRFC2253();
        }
    }
}
