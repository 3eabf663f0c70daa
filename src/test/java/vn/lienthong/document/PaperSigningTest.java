package vn.lienthong.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.testsupport.MovableClock;
import vn.lienthong.testsupport.Poppler;
import vn.sandbox.signing.SandboxAuthority;

/** A paper is signed by a person and an organisation in turn, or not at all. */
class PaperSigningTest {

    @TempDir
    private Path folder;

    private MovableClock clock;
    private ResidencePapers papers;

    @BeforeEach
    void keys() {
        clock = MovableClock.standingAt(PrinterOfTests.NOW);
        papers = PapersOfTests.papers(folder, clock, Duration.ofDays(30));
    }

    @Test
    void bothSignaturesAreValidForTwoJudgesAndEachIsNamed() throws Exception {
        byte[] form = form(PapersOfTests.SIGNER);

        assertThat(PdfSignature.of(form))
                .containsExactly(
                        new PdfSignature("Trần Thị Thí Dụ", PrinterOfTests.NOW, true, Optional.empty()),
                        new PdfSignature("Đảng ủy xã Đông Mỹ", PrinterOfTests.NOW, true, Optional.empty()));
        String said = Poppler.pdfsig(Files.write(folder.resolve("form.pdf"), form));
        assertThat(said.split("Signature is Valid", -1)).hasSize(3);
        assertThat(said)
                .contains("Trần Thị Thí Dụ", "Đảng ủy xã Đông Mỹ", "Total document signed")
                .doesNotContain("Signature is Invalid", "Digest Mismatch");
    }

    @Test
    void aCertificateOfAnotherKeyIsTheSignersOwnTrouble() throws Exception {
        PapersOfTests.anotherKey(
                folder.resolve("keyring.p12"), SandboxAuthority.aliasOfOrganisation(PapersOfTests.COMMITTEE));

        assertThatThrownBy(() -> form(PapersOfTests.SIGNER)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(ErrorCode.SIGNER_CERTIFICATE_EXPIRED);
            assertThat(failure.permanent()).isTrue();
        });
    }

    @Test
    void statisticsAreSignedByBothOrSealedByTheHub() throws Exception {
        PaperSigner workplace = new PaperSigner(
                PapersOfTests.SECRETARY, "Trần Thị Thí Dụ", "Bí thư Đảng ủy Công ty Ví Dụ", PapersOfTests.WORKPLACE);
        byte[] signed = papers.statistics(PapersOfTests.statistics(), PapersOfTests.CODE, Optional.of(workplace));
        byte[] sealed = papers.statistics(PapersOfTests.statistics(), PapersOfTests.CODE, Optional.empty());

        assertThat(PdfSignature.of(signed))
                .extracting(PdfSignature::signer)
                .containsExactly("Trần Thị Thí Dụ", "Đảng bộ Công ty Ví Dụ");
        assertThat(PdfSignature.of(sealed)).hasSize(1);
        assertThat(Poppler.pdfsig(Files.write(folder.resolve("signed.pdf"), signed))
                        .split("Signature is Valid", -1))
                .hasSize(3);
        assertThat(Poppler.pdfsig(Files.write(folder.resolve("sealed.pdf"), sealed))
                        .split("Signature is Valid", -1))
                .hasSize(2);
    }

    @Test
    void theSecondSignatureAddsToTheFileAndChangesNothingOfIt() throws IOException {
        byte[] form = form(PapersOfTests.SIGNER);
        Matcher covered = Pattern.compile("/ByteRange\\s*\\[\\s*0 (\\d+) (\\d+) (\\d+)\\s*\\]")
                .matcher(new String(form, StandardCharsets.ISO_8859_1));

        assertThat(covered.find()).isTrue();
        int end = Integer.parseInt(covered.group(2)) + Integer.parseInt(covered.group(3));
        assertThat(end).isLessThan(form.length);
        byte[] asThePersonSignedIt = Arrays.copyOf(form, end);
        assertThat(PdfSignature.of(asThePersonSignedIt))
                .containsExactly(new PdfSignature("Trần Thị Thí Dụ", PrinterOfTests.NOW, true, Optional.empty()));
    }

    /** Or each signature would take the libraries' slow way, and nothing else would tell. */
    @Test
    void theRoomForASignatureIsFoundInWhatTheLibrariesWrite() {
        byte[] form = form(PapersOfTests.SIGNER);
        String text = new String(form, StandardCharsets.ISO_8859_1);
        int begin = text.lastIndexOf("/Contents <") + "/Contents <".length();
        int end = text.indexOf('>', begin);
        Arrays.fill(form, begin, end, (byte) '0');

        assertThat(SignedPdfObjects.room(form, end - begin)).hasValue(begin);
    }

    @Test
    void oneFlippedByteOfThePageSpoilsBothSignatures() throws Exception {
        byte[] form = form(PapersOfTests.SIGNER);
        form[10_000] ^= 1;

        assertThat(PdfSignature.of(form)).hasSize(2).noneMatch(PdfSignature::intact);
        assertThat(Poppler.pdfsig(Files.write(folder.resolve("altered.pdf"), form)))
                .doesNotContain("Signature is Valid");
    }

    @Test
    void whoHasNoKeySignsNothing() {
        PaperSigner stranger = new PaperSigner("001070000009", "Lê Xa Lạ", "Phó Bí thư", PapersOfTests.COMMITTEE);
        PaperSigner ofNowhere = new PaperSigner(PapersOfTests.SECRETARY, "Trần Thị Thí Dụ", "Bí thư", "HN-NOWHERE");

        assertThat(papers.canSign(PapersOfTests.SECRETARY, PapersOfTests.COMMITTEE))
                .isTrue();
        assertThat(papers.canSign("001070000009", PapersOfTests.COMMITTEE)).isFalse();
        assertThat(papers.canSign(PapersOfTests.SECRETARY, "HN-NOWHERE")).isFalse();
        assertFails(stranger, ErrorCode.SIGNER_WITHOUT_KEY, true);
        assertFails(ofNowhere, ErrorCode.SIGNER_WITHOUT_KEY, true);
    }

    @Test
    void theLogNeverHearsAPersonalId() {
        assertThatThrownBy(
                        () -> form(new PaperSigner("001070000009", "Lê Xa Lạ", "Phó Bí thư", PapersOfTests.COMMITTEE)))
                .message()
                .doesNotContain("001070000009");
        assertThat(PapersOfTests.SIGNER.toString()).doesNotContain(PapersOfTests.SECRETARY);
    }

    @Test
    void anExpiredKeySignsNothingUntilItIsRenewed() throws IOException {
        form(PapersOfTests.SIGNER);
        clock.advance(Duration.ofDays(31));

        assertThat(papers.canSign(PapersOfTests.SECRETARY, PapersOfTests.COMMITTEE))
                .isFalse();
        assertFails(PapersOfTests.SIGNER, ErrorCode.SIGNER_CERTIFICATE_EXPIRED, true);

        PapersOfTests.ring(replaced(), Duration.ofDays(90));
        assertThat(papers.canSign(PapersOfTests.SECRETARY, PapersOfTests.COMMITTEE))
                .isTrue();
        assertThat(PdfSignature.of(form(PapersOfTests.SIGNER))).hasSize(2).allMatch(PdfSignature::intact);
    }

    @Test
    void aKeyThatIsTakenOutOfTheRingSignsNothingFromThenOn() throws IOException {
        form(PapersOfTests.SIGNER);
        SandboxAuthority.makeRing(
                replaced(),
                PrinterOfTests.NOW,
                PrinterOfTests.NOW.plus(Duration.ofDays(30)),
                Map.of(SandboxAuthority.aliasOfOrganisation(PapersOfTests.COMMITTEE), "Đảng ủy xã Đông Mỹ"));

        assertFails(PapersOfTests.SIGNER, ErrorCode.SIGNER_WITHOUT_KEY, true);
    }

    @Test
    void withoutTheRingPapersWaitForIt() throws IOException {
        Path ring = folder.resolve("keyring.p12");
        Path away = Files.move(ring, folder.resolve("elsewhere.p12"));

        assertThatThrownBy(() -> papers.canSign(PapersOfTests.SECRETARY, PapersOfTests.COMMITTEE))
                .as("nobody knows who has a key")
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(ErrorCode.SIGNING_KEY_AWAY));
        assertFails(PapersOfTests.SIGNER, ErrorCode.SIGNING_KEY_AWAY, false);

        Files.move(away, ring);
        assertThat(PdfSignature.of(form(PapersOfTests.SIGNER))).hasSize(2);
    }

    @Test
    void whereThereIsNoRingNobodySignsAndTheHubStillSeals() {
        ResidencePapers ringless = PapersOfTests.papers(folder.resolve("signing.p12"), null, clock);

        assertThat(ringless.canSign(PapersOfTests.SECRETARY, PapersOfTests.COMMITTEE))
                .isFalse();
        assertThatThrownBy(() -> ringless.commentForm(PapersOfTests.form(), PapersOfTests.CODE, PapersOfTests.SIGNER))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(ErrorCode.SIGNER_WITHOUT_KEY));
        assertThat(PdfSignature.of(
                        ringless.request(PapersOfTests.request("comment"), PapersOfTests.CODE, Optional.empty())))
                .extracting(PdfSignature::signer)
                .containsExactly(SandboxAuthority.SIGNER);
    }

    @Test
    void twoHundredFormsLeaveNothingBehindInMemory() {
        sign(40);
        long before = used();
        sign(200);

        assertThat(used() - before).as("bytes left of 200 forms").isLessThan(4 * 1024 * 1024);
    }

    private void sign(int forms) {
        for (int i = 0; i < forms; i++) {
            assertThat(form(PapersOfTests.SIGNER)).isNotEmpty();
        }
    }

    /** After a collection that has come to rest. */
    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(
                    least,
                    Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }

    /** The place of the ring; whoever writes there writes later than before, however coarse the file system's clock is. */
    private Path replaced() throws IOException {
        Path ring = folder.resolve("keyring.p12");
        Files.setLastModifiedTime(ring, FileTime.from(Instant.EPOCH));
        return ring;
    }

    private byte[] form(PaperSigner signer) {
        return papers.commentForm(PapersOfTests.form(), PapersOfTests.CODE, signer);
    }

    private void assertFails(PaperSigner signer, ErrorCode code, boolean permanent) {
        assertThatThrownBy(() -> form(signer)).isInstanceOfSatisfying(Failure.class, failure -> {
            assertThat(failure.code()).isEqualTo(code);
            assertThat(failure.permanent()).isEqualTo(permanent);
        });
    }
}
