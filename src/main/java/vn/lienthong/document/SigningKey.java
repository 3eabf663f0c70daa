package vn.lienthong.document;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.model.DSSException;
import eu.europa.esig.dss.model.SignatureValue;
import eu.europa.esig.dss.model.ToBeSigned;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.spi.DSSASN1Utils;
import eu.europa.esig.dss.token.AbstractKeyStoreTokenConnection;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
import eu.europa.esig.dss.token.KSPrivateKeyEntry;
import java.security.GeneralSecurityException;
import java.security.KeyStore.PrivateKeyEntry;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;

/**
 * A key and its certificate.
 *
 * @param token holds the key; a device never gives it out
 * @param confirming the certificate's key
 * @param home what to close when the key gives trouble
 */
record SigningKey(
        AbstractKeyStoreTokenConnection token, DSSPrivateKeyEntry entry, PublicKey confirming, KeyStoreKeys home) {

    /** @throws DSSException when the key is of no kind that signs */
    static SigningKey of(AbstractKeyStoreTokenConnection token, DSSPrivateKeyEntry entry, KeyStoreKeys home) {
        try {
            PublicKey confirming = EllipticCurves.quick(entry.getCertificate().getPublicKey());
            DSSPrivateKeyEntry signing = home.place().type() == SigningSettings.Type.PKCS12 ? quick(entry) : entry;
            return new SigningKey(token, signing, confirming, home);
        } catch (GeneralSecurityException e) {
            throw new DSSException("a key that cannot be used", e);
        }
    }

    private static DSSPrivateKeyEntry quick(DSSPrivateKeyEntry entry) throws GeneralSecurityException {
        if (!(entry instanceof KSPrivateKeyEntry kept)) {
            return entry;
        }
        Certificate[] chain = Arrays.stream(entry.getCertificateChain())
                .map(CertificateToken::getCertificate)
                .toArray(Certificate[]::new);
        return new KSPrivateKeyEntry(
                kept.getAlias(), new PrivateKeyEntry(EllipticCurves.quick(kept.getPrivateKey()), chain));
    }

    CertificateToken certificate() {
        return entry.getCertificate();
    }

    /**
     * A signature, checked against the certificate: under this name there may be the certificate of another key.
     *
     * @throws DSSException when the key does not sign
     * @throws Unconfirmed when its certificate does not confirm what it signed
     */
    SignatureValue sign(ToBeSigned toBeSigned, DigestAlgorithm digest) {
        SignatureValue signature = token.sign(toBeSigned, digest, entry);
        try {
            Signature check = Signature.getInstance(signature.getAlgorithm().getJCEId(), EllipticCurves.PROVIDER);
            check.initVerify(confirming);
            check.update(toBeSigned.getBytes());
            if (check.verify(signature.getValue())) {
                return signature;
            }
        } catch (GeneralSecurityException e) {
            throw new DSSException("no signature of " + signer(), e);
        }
        home.forget(this);
        throw new Unconfirmed(signer());
    }

    /** The certificate is not that of the key beside it. */
    static final class Unconfirmed extends RuntimeException {

        private static final long serialVersionUID = 1;

        Unconfirmed(String signer) {
            super("the certificate of " + signer + " does not confirm what the key beside it signed");
        }
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
