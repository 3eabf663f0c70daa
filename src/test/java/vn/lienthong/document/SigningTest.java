package vn.lienthong.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.testsupport.MovableClock;
import vn.lienthong.testsupport.Poppler;
import vn.sandbox.signing.SandboxAuthority;

class SigningTest {

    @TempDir
    private Path folder;

    private Path keystore;
    private MovableClock clock;
    private PdfSigner signer;

    @BeforeEach
    void aKey() {
        keystore = folder.resolve("signing.p12");
        clock = MovableClock.standingAt(PrinterOfTests.NOW);
        SandboxAuthority.make(
                keystore, PrinterOfTests.NOW.minus(Duration.ofDays(1)), PrinterOfTests.NOW.plus(Duration.ofDays(30)));
        signer = PrinterOfTests.signer(keystore, clock);
    }

    @Test
    void aSignedFileIsValidForTwoJudges() throws Exception {
        byte[] signed = signer.sign(unsigned());

        assertThat(PdfSignature.of(signed))
                .containsExactly(new PdfSignature(SandboxAuthority.SIGNER, PrinterOfTests.NOW, true, Optional.empty()));
        assertThat(Poppler.pdfsig(Files.write(folder.resolve("signed.pdf"), signed)))
                .contains("Signature is Valid", "ETSI.CAdES.detached", "SHA-256", "Total document signed");
    }

    @Test
    void oneFlippedByteIsNoticedByTwoJudges() throws Exception {
        byte[] signed = signer.sign(unsigned());
        signed[signed.length / 3] ^= 1;

        assertThat(PdfSignature.of(signed)).noneMatch(PdfSignature::intact);
        assertThat(Poppler.pdfsig(Files.write(folder.resolve("altered.pdf"), signed)))
                .doesNotContain("Signature is Valid");
    }

    @Test
    void withoutAKeyNothingIsSigned() throws Exception {
        Files.delete(keystore);

        assertFails(ErrorCode.SIGNING_KEY_AWAY);
    }

    @Test
    void aWrongPasswordIsNamedWithoutBeingTold() {
        SigningSettings wrong = new SigningSettings(keystore, SigningSettings.Type.PKCS12, "a wrong password", null, 0);
        PdfSigner locked = new PdfSigner(new HubKey(wrong, clock), PrinterOfTests.NO_TIMESTAMPS, clock);

        assertThatThrownBy(() -> locked.sign(unsigned())).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.SIGNING_KEY_AWAY);
            assertThat(failure).hasMessageContaining(keystore.toString());
            assertThat(failure.getMessage()).doesNotContain("a wrong password");
        });
    }

    @Test
    void aKeyWithTheCertificateOfAnotherSignsNothing() throws Exception {
        PapersOfTests.anotherKey(keystore, "signer");

        assertFails(ErrorCode.SIGNING_CERTIFICATE_EXPIRED);
    }

    @Test
    void anExpiredCertificateSignsNothing() {
        signer.sign(unsigned());
        clock.advance(Duration.ofDays(31));

        assertFails(ErrorCode.SIGNING_CERTIFICATE_EXPIRED);
    }

    @Test
    void aRenewedKeyStoreIsTakenUpWithoutARestart() {
        clock.advance(Duration.ofDays(31));
        assertFails(ErrorCode.SIGNING_CERTIFICATE_EXPIRED);

        SandboxAuthority.make(keystore, PrinterOfTests.NOW, PrinterOfTests.NOW.plus(Duration.ofDays(60)));

        assertThat(PdfSignature.of(signer.sign(unsigned()))).singleElement().matches(PdfSignature::intact);
    }

    private void assertFails(ErrorCode code) {
        assertThatThrownBy(() -> signer.sign(unsigned())).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.permanent()).isFalse();
        });
    }

    private static byte[] unsigned() {
        ReceiptFacts facts = new ReceiptFacts(PrinterOfTests.PAGE, "nobody");
        return PrinterOfTests.renderer().render("receipt.xsl", facts.of(PrinterOfTests.receipt(), "K7PM-2QXD-9RTA"));
    }
}
