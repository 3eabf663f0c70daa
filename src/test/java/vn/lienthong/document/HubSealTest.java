package vn.lienthong.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.testsupport.MovableClock;
import vn.sandbox.signing.SandboxAuthority;

/** Only a key other hubs can check signs for them. */
class HubSealTest {

    private static final byte[] CONTENT = "nội dung".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private Path keystore;

    @BeforeEach
    void place() {
        keystore = folder.resolve("hub.p12");
    }

    @Test
    void aKeyOnP256SignsWhatItsCertificateConfirms() throws Exception {
        X509Certificate certificate = make("secp256r1");
        HubSeal seal = seal();

        seal.requireP256();
        Signature check = Signature.getInstance("SHA256withECDSA");
        check.initVerify(certificate);
        check.update(CONTENT);
        assertThat(check.verify(seal.sign(CONTENT))).isTrue();
    }

    @Test
    void aKeyOnAnotherCurveStopsTheStartAndSignsNothing() throws Exception {
        make("secp384r1");
        HubSeal seal = seal();

        assertThatThrownBy(seal::requireP256)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContainingAll("lienthong.signing", "P-256");
        assertThatThrownBy(() -> seal.sign(CONTENT))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(ErrorCode.SIGNING_KEY_AWAY))
                .hasMessageContaining("P-256");
    }

    @Test
    void aCertificateOfAnotherKeySealsNothing() throws Exception {
        make("secp256r1");
        PapersOfTests.anotherKey(keystore, "signer");

        assertThatThrownBy(() -> seal().sign(CONTENT))
                .isInstanceOfSatisfying(Failure.class, failure -> assertThat(failure.code())
                        .isEqualTo(ErrorCode.SIGNING_CERTIFICATE_EXPIRED));
    }

    @Test
    void aKeyThatIsAwayNowStopsNoStart() {
        assertThatCode(seal()::requireP256).doesNotThrowAnyException();
    }

    private HubSeal seal() {
        return new HubSeal(new HubKey(
                new SigningSettings(keystore, SigningSettings.Type.PKCS12, SandboxAuthority.PASSWORD, null, 0),
                MovableClock.standingAt(PrinterOfTests.NOW)));
    }

    private X509Certificate make(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        KeyPair keys = generator.generateKeyPair();
        X500Name name = new X500Name("CN=Hub,C=VN");
        X509Certificate certificate = new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.ONE,
                                Date.from(PrinterOfTests.NOW.minus(Duration.ofDays(1))),
                                Date.from(PrinterOfTests.NOW.plus(Duration.ofDays(30))),
                                name,
                                keys.getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        char[] password = SandboxAuthority.PASSWORD.toCharArray();
        store.setKeyEntry("signer", keys.getPrivate(), password, new Certificate[] {certificate});
        try (OutputStream out = Files.newOutputStream(keystore)) {
            store.store(out, password);
        }
        return certificate;
    }
}
