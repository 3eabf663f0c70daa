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
import java.util.function.Supplier;
import javax.crypto.spec.PBEParameterSpec;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Makes a root certificate, and those signed by it for the keys of the hub, of people and of organisations, on the curve P-256;
 * trusted by nobody. */
public final class SandboxAuthority {

    /** Of every key store this makes. */
    public static final String PASSWORD = "sandbox";

    /** Name in the certificate of the hub's key. */
    public static final String SIGNER = "Hệ thống ký số thử nghiệm - Thành ủy Hà Nội";

    private static final X500Name ROOT_NAME = name("Chứng thư gốc thử nghiệm");
    private static final Duration VALID_FOR = Duration.ofDays(3650);
    private static final Duration VALID_SINCE = Duration.ofDays(730);

    private SandboxAuthority() {}

    /** The hub's settings for a key store in this folder, which is made when it is not there. */
    public static Map<String, String> settings(Path folder) {
        Path keystore = folder.resolve("signing.p12");
        if (!Files.exists(keystore)) {
            Instant now = Instant.now();
            make(keystore, now.minus(VALID_SINCE), now.plus(VALID_FOR));
        }
        return Map.of("lienthong.signing.keystore", keystore.toString(), "lienthong.signing.password", PASSWORD);
    }

    /**
     * The hub's settings for a key ring in this folder, which is made when it is not there.
     *
     * @param names the name in each certificate, by the alias of its key
     */
    public static Map<String, String> ringSettings(Path folder, Supplier<Map<String, String>> names) {
        Path keystore = folder.resolve("keyring.p12");
        if (!Files.exists(keystore)) {
            Instant now = Instant.now();
            makeRing(keystore, now.minus(VALID_SINCE), now.plus(VALID_FOR), names.get());
        }
        return Map.of(
                "lienthong.signing.keyring.keystore",
                keystore.toString(),
                "lienthong.signing.keyring.password",
                PASSWORD);
    }

    /** Where the hub looks for the key of a person. */
    public static String aliasOfPerson(String personalId) {
        return "person-" + personalId;
    }

    /** Where the hub looks for the key of an organisation. */
    public static String aliasOfOrganisation(String code) {
        return "organisation-" + code;
    }

    /**
     * A key store of the kind PKCS#12 with one key.
     *
     * @param from first moment of its certificate
     * @param until last moment of its certificate
     */
    public static void make(Path keystore, Instant from, Instant until) {
        makeRing(keystore, from, until, Map.of("signer", SIGNER));
    }

    /** As {@link #make}, with a key for each alias. The authority's own key is thrown away. */
    public static void makeRing(Path keystore, Instant from, Instant until, Map<String, String> names) {
        try {
            KeyPair root = keys();
            X509Certificate authority = certificate(ROOT_NAME, root, root.getPrivate(), from, until, true);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            for (Map.Entry<String, String> one : names.entrySet()) {
                KeyPair signer = keys();
                X509Certificate certified =
                        certificate(name(one.getValue()), signer, root.getPrivate(), from, until, false);
                store.setEntry(
                        one.getKey(),
                        new KeyStore.PrivateKeyEntry(signer.getPrivate(), new Certificate[] {certified, authority}),
                        protection());
            }
            Files.createDirectories(keystore.toAbsolutePath().getParent());
            try (OutputStream out = Files.newOutputStream(keystore)) {
                store.store(out, PASSWORD.toCharArray());
            }
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("no key store " + keystore, e);
        }
    }

    /** Keys of a sandbox guard nothing: with as few rounds as there may be, a first start need not wait for hundreds of them. */
    private static KeyStore.ProtectionParameter protection() {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return new KeyStore.PasswordProtection(
                PASSWORD.toCharArray(), "PBEWithHmacSHA256AndAES_256", new PBEParameterSpec(salt, 1));
    }

    /** A key and its certificate. */
    public record Certified(PrivateKey key, X509Certificate certificate) {}

    /** The key of an authority that gives timestamps. */
    public static Certified timestampAuthority() {
        try {
            Instant now = Instant.now();
            KeyPair signer = keys();
            X509v3CertificateBuilder builder = builder(
                    name("Dịch vụ cấp dấu thời gian thử nghiệm"), signer, now.minus(VALID_SINCE), now.plus(VALID_FOR));
            builder.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
            return new Certified(signer.getPrivate(), signed(builder, keys().getPrivate()));
        } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
            throw new IllegalStateException("no timestamp authority", e);
        }
    }

    private static X500Name name(String commonName) {
        return new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "VN")
                .addRDN(BCStyle.O, "Liên Thông Sandbox")
                .addRDN(BCStyle.CN, commonName)
                .build();
    }

    private static KeyPair keys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509Certificate certificate(
            X500Name subject, KeyPair keys, PrivateKey issuerKey, Instant from, Instant until, boolean authority)
            throws GeneralSecurityException, OperatorCreationException, CertIOException {
        X509v3CertificateBuilder builder = builder(subject, keys, from, until);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(
                Extension.keyUsage,
                true,
                new KeyUsage(
                        authority
                                ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                                : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
        return signed(builder, issuerKey);
    }

    private static X509v3CertificateBuilder builder(X500Name subject, KeyPair keys, Instant from, Instant until) {
        return new JcaX509v3CertificateBuilder(
                ROOT_NAME,
                new BigInteger(120, new SecureRandom()),
                Date.from(from),
                Date.from(until),
                subject,
                keys.getPublic());
    }

    private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey issuerKey)
            throws GeneralSecurityException, OperatorCreationException {
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuerKey)));
    }
}
