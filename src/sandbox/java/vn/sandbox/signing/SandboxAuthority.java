package vn.sandbox.signing;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes a root certificate, and one signed by it for the hub's key, on the curve P-256; trusted by nobody. */
public final class SandboxAuthority {

    /** Of every key store this makes. */
    public static final String PASSWORD = "sandbox";

    /** Name in the certificate of the hub's key. */
    public static final String SIGNER = "Hệ thống ký số thử nghiệm - Thành ủy Hà Nội";

    private static final X500Name ROOT_NAME = new X500Name("CN=Chứng thư gốc thử nghiệm, O=Liên Thông Sandbox, C=VN");
    private static final X500Name SIGNER_NAME = new X500Name("CN=" + SIGNER + ", O=Liên Thông Sandbox, C=VN");
    private static final Duration VALID_FOR = Duration.ofDays(3650);

    private SandboxAuthority() {}

    /** The hub's settings for a key store in this folder, which is made when it is not there. */
    public static Map<String, String> settings(Path folder) {
        Path keystore = folder.resolve("signing.p12");
        if (!Files.exists(keystore)) {
            Instant now = Instant.now();
            make(keystore, now.minus(Duration.ofDays(730)), now.plus(VALID_FOR));
        }
        return Map.of("lienthong.signing.keystore", keystore.toString(), "lienthong.signing.password", PASSWORD);
    }

    /**
     * A key store of the kind PKCS#12 with one key.
     *
     * @param from first moment of its certificate
     * @param until last moment of its certificate
     */
    public static void make(Path keystore, Instant from, Instant until) {
        try {
            KeyPair root = keys();
            X509Certificate authority = certificate(ROOT_NAME, root, ROOT_NAME, root.getPrivate(), from, until, true);
            KeyPair signer = keys();
            X509Certificate certified =
                    certificate(SIGNER_NAME, signer, ROOT_NAME, root.getPrivate(), from, until, false);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry(
                    "signer", signer.getPrivate(), PASSWORD.toCharArray(), new Certificate[] {certified, authority});
            Files.createDirectories(keystore.toAbsolutePath().getParent());
            try (OutputStream out = Files.newOutputStream(keystore)) {
                store.store(out, PASSWORD.toCharArray());
            }
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("no key store " + keystore, e);
        }
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(
            X500Name subject,
            KeyPair keys,
            X500Name issuer,
            PrivateKey issuerKey,
            Instant from,
            Instant until,
            boolean authority)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                new BigInteger(120, new SecureRandom()),
                Date.from(from),
                Date.from(until),
                subject,
                keys.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(
                        authority
                                ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                                : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey)));
    }
}
