package vn.lienthong.document;

import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.DSSASN1Utils;
import eu.europa.esig.dss.token.AbstractKeyStoreTokenConnection;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
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
