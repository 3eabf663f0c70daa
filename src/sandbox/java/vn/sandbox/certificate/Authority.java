package vn.sandbox.certificate;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import javax.security.auth.x500.X500Principal;

/** Issues certificates of P-256 keys for this machine, valid for ten years (RFC 5280). */
public final class Authority {

    private static final byte[] ECDSA_SHA256 = Der.sequence(Der.identifier(1, 2, 840, 10045, 4, 3, 2));
    private static final byte[] CONSTRAINTS = Der.identifier(2, 5, 29, 19);
    private static final byte[] OTHER_NAMES = Der.identifier(2, 5, 29, 17);
    private static final int NUMBER_BITS = 120;

    private final SecureRandom random = new SecureRandom();
    private final Instant now;
    private final Identity own;

    /** @param subject as RFC 2253 writes it */
    public Authority(String subject, Instant now) throws GeneralSecurityException {
        this.now = now;
        KeyPair pair = pair();
        X500Principal name = new X500Principal(subject);
        X509Certificate certificate =
                certificate(name, name, pair.getPublic(), pair.getPrivate(), constraints(Der.sequence(Der.yes())));
        this.own = new Identity(pair.getPrivate(), certificate, certificate);
    }

    /** One that was made before and kept. */
    public Authority(Identity own, Instant now) {
        this.now = now;
        this.own = own;
    }

    public Identity own() {
        return own;
    }

    /** A new key with a certificate, for {@code localhost} too. */
    public Identity issue(String subject) throws GeneralSecurityException {
        KeyPair pair = pair();
        X509Certificate certificate = certificate(
                own.certificate().getSubjectX500Principal(),
                new X500Principal(subject),
                pair.getPublic(),
                own.key(),
                names());
        return new Identity(pair.getPrivate(), certificate, own.certificate());
    }

    private X509Certificate certificate(
            X500Principal issuer, X500Principal subject, PublicKey key, PrivateKey signer, byte[] extension)
            throws GeneralSecurityException {
        byte[] unsigned = Der.sequence(
                Der.tagged(0xA0, Der.integer(BigInteger.TWO)), // version 3
                Der.integer(new BigInteger(NUMBER_BITS, random).add(BigInteger.ONE)),
                ECDSA_SHA256,
                issuer.getEncoded(),
                Der.sequence(Der.time(now.minus(1, ChronoUnit.DAYS)), Der.time(now.plus(3650, ChronoUnit.DAYS))),
                subject.getEncoded(),
                key.getEncoded(),
                Der.tagged(0xA3, Der.sequence(extension)));
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(signer);
        signature.update(unsigned);
        byte[] whole = Der.sequence(unsigned, ECDSA_SHA256, Der.bits(signature.sign()));
        return (X509Certificate)
                CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(whole));
    }

    private static byte[] constraints(byte[] value) {
        return Der.sequence(CONSTRAINTS, Der.yes(), Der.octets(value));
    }

    private static byte[] names() {
        return Der.sequence(
                OTHER_NAMES,
                Der.octets(Der.sequence(
                        Der.tagged(0x82, "localhost".getBytes(StandardCharsets.US_ASCII)),
                        Der.tagged(0x87, new byte[] {127, 0, 0, 1}))));
    }

    private KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
        keys.initialize(new ECGenParameterSpec("secp256r1"), random);
        return keys.generateKeyPair();
    }
}
