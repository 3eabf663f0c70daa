package vn.lienthong.partner.payment.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.messaging.PartnerMessage;
import vn.lienthong.partner.payment.GoldenFiles;
import vn.lienthong.partner.payment.ProviderNotice;
import vn.lienthong.partner.payment.ProviderNotice.Kind;
import vn.lienthong.partner.payment.ProviderNotice.Outcome;
import vn.lienthong.partner.payment.WatchedAccount;
import vn.lienthong.partner.signature.Signer;
import vn.sandbox.certificate.Authority;
import vn.sandbox.certificate.Identity;

/** What the hub makes of a provider's messages, honest and not: the contract's incoming direction. */
class ResultReaderTest {

    private static final String BANK = "sandbox-bank";
    private static final String REFERENCE = "DP2611210000004231";
    private static final PaymentXml XML = new PaymentXml();

    @TempDir
    private static Path folder;

    private static Identity bank;
    private static Identity impostor;
    private static SignedDocuments documents;
    private static ResultReader reader;

    @BeforeAll
    static void keys() throws Exception {
        Authority authority = new Authority("CN=Test Authority", Instant.now());
        bank = authority.issue("CN=bank signer");
        impostor = authority.issue("CN=bank signer");
        bank.storeCertificate(folder.resolve("bank.pem"));
        Signer signer = Signer.of(folder.resolve("bank.pem"));
        documents = new SignedDocuments(() -> XML, Map.of(BANK, signer, "other-bank", signer));
        reader = new ResultReader(List.of(new WatchedAccount("1234567890", "vietqr", BANK)));
    }

    @ParameterizedTest
    @CsvSource({
        "result-paid, PAYMENT, DONE, sandbox-bank, 60000, 7700001",
        "result-failed, PAYMENT, FAILED, sandbox-bank, 0,",
        "result-pending, PAYMENT, PENDING, sandbox-bank, 0,",
        "result-unknown, PAYMENT, UNKNOWN, sandbox-bank, 0,",
        "credit, CREDIT, DONE, vietqr, 60000, FT26325000001",
    })
    void everyKindOfMessageIsUnderstood(
            String file, Kind kind, Outcome outcome, String provider, long amount, String transaction)
            throws Exception {
        ProviderNotice notice = read(signed(golden("valid/" + file)));

        assertThat(notice.kind()).isEqualTo(kind);
        assertThat(notice.outcome()).isEqualTo(outcome);
        assertThat(notice.providerId()).isEqualTo(provider);
        assertThat(notice.reference()).isEqualTo(REFERENCE);
        assertThat(notice.amount()).isEqualTo(amount);
        assertThat(notice.providerTransaction()).isEqualTo(transaction);
        assertThat(notice.signatureValid()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"refund-done, DONE", "refund-refused, FAILED", "refund-pending, PENDING"})
    void aRefundIsToldUnderItsOwnId(String file, Outcome outcome) throws Exception {
        ProviderNotice notice = read(signed(golden("valid/" + file)));

        assertThat(notice.kind()).isEqualTo(Kind.REFUND);
        assertThat(notice.refundId()).isEqualTo("HT261121001");
        assertThat(notice.outcome()).isEqualTo(outcome);
    }

    @Test
    void aCreditWithoutAReferenceIsMoneyNobodyCanPlace() throws Exception {
        String credit = golden("valid/credit").replaceAll("<text>.*</text>", "<text>nop dang phi thang 11</text>");

        ProviderNotice notice = read(signed(credit));
        assertThat(notice.reference()).isNull();
        assertThat(notice.text()).isEqualTo("nop dang phi thang 11");
    }

    @Test
    void theSameInOtherLettersHasTheSameHash() throws Exception {
        String paid = golden("valid/result-paid");
        String spaced = paid.replace("><", ">\n  <").replace("2026-11-21T07:58:01Z", "2026-11-21T14:58:01+07:00");

        assertThat(read(signed(spaced)).contentHash())
                .isEqualTo(read(signed(paid)).contentHash());
        assertThat(read(signed(paid.replace("60000", "59999"))).contentHash())
                .isNotEqualTo(read(signed(paid)).contentHash());
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void whatTheContractForbidsIsRefusedForItsReason(String name) {
        String text = GoldenFiles.text(name);
        String reason = text.substring(text.indexOf("<!-- ") + 5, text.indexOf(" -->"));

        Refused refused = refused(signed(text));

        assertThat(refused.code()).isEqualTo(ErrorCode.PAYMENT_NOTICE_UNREADABLE);
        assertThat(refused).hasMessageContaining(reason);
    }

    static Stream<String> invalid() {
        return GoldenFiles.names("queue/invalid").stream();
    }

    @Test
    void nothingIsParsedBeforeItsSignatureIsRight() {
        byte[] bomb =
                "<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><x>&a;</x>".getBytes(StandardCharsets.UTF_8);
        byte[] paid = golden("valid/result-paid").getBytes(StandardCharsets.UTF_8);

        for (PartnerMessage message : List.of(
                message(bomb, impostor.sign(bomb)),
                message(paid, impostor.sign(paid)),
                message(paid, null),
                message(paid, ""),
                message(paid, "no Base64 at all"),
                message(paid, "MAYCAQACAQA="),
                message("another body".getBytes(StandardCharsets.UTF_8), bank.sign(paid)))) {
            assertThat(refused(message).code()).isEqualTo(ErrorCode.PAYMENT_NOTICE_FORGED);
        }
    }

    @ParameterizedTest
    @CsvSource({"UTF-16", "ISO-8859-1", "windows-1258"})
    void anotherCharacterSetIsRefused(Charset charset) {
        String failed = golden("valid/result-failed").replace("UTF-8", charset.name());
        byte[] body = failed.replace("huy", "hùy").getBytes(charset);

        assertThat(refused(message(body, bank.sign(body))).code()).isEqualTo(ErrorCode.PAYMENT_NOTICE_UNREADABLE);
    }

    @Test
    void anEmptyBodyAndOneThatWasNotReadAreRefused() {
        byte[] nothing = new byte[0];
        assertThat(refused(message(nothing, bank.sign(nothing))).code()).isEqualTo(ErrorCode.PAYMENT_NOTICE_UNREADABLE);
        assertThat(refused(new PartnerMessage(BANK, nothing, null, null, "a body of 70000 bytes is too long")))
                .hasMessage("a body of 70000 bytes is too long");
    }

    @Test
    void nobodySpeaksForAnotherProvider() {
        byte[] body = golden("valid/result-paid").getBytes(StandardCharsets.UTF_8);

        assertThat(refused(new PartnerMessage("other-bank", body, bank.sign(body), null, null))
                        .code())
                .isEqualTo(ErrorCode.PAYMENT_NOTICE_FOREIGN);
    }

    @Test
    void aCreditToAnAccountItDoesNotWatchIsForeign() {
        assertThat(refused(signed(golden("valid/credit").replace("1234567890", "1234567891")))
                        .code())
                .isEqualTo(ErrorCode.PAYMENT_NOTICE_FOREIGN);
        byte[] body = golden("valid/credit").replace(BANK, "other-bank").getBytes(StandardCharsets.UTF_8);
        assertThat(refused(new PartnerMessage("other-bank", body, bank.sign(body), null, null))
                        .code())
                .isEqualTo(ErrorCode.PAYMENT_NOTICE_FOREIGN);
    }

    @Test
    void anAnswerMustBeAboutWhatItAnswers() throws Exception {
        byte[] body = golden("valid/result-paid").getBytes(StandardCharsets.UTF_8);

        assertThat(refused(new PartnerMessage(BANK, body, bank.sign(body), "DP2611210000009999", null)))
                .hasMessageContaining("answers something else");
        assertThat(read(new PartnerMessage(BANK, body, bank.sign(body), REFERENCE, null))
                        .signatureValid())
                .isTrue();
    }

    @Test
    void onlyACertificateOfAP256KeyIsASigner() throws Exception {
        Path none = Files.writeString(folder.resolve("none.pem"), "no certificate");

        assertThatIllegalArgumentException().isThrownBy(() -> Signer.of(none)).withMessageContaining("none.pem");
        assertThatIllegalArgumentException().isThrownBy(() -> Signer.of(folder.resolve("absent.pem")));
    }

    @Test
    void settingsNameTheProviderThatIsWrong() {
        assertThat(new QueueSettings(null).queue()).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new QueueSettings(Map.of("Bank", new QueueSettings.Provider("CN=x", Path.of("x.pem"), true))))
                .withMessageContaining("lienthong.payment.queue.Bank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new QueueSettings(Map.of("bank", new QueueSettings.Provider("CN=x", null, true))))
                .withMessageContaining("signer");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new QueueSettings(Map.of("bank", new QueueSettings.Provider("nobody", Path.of("x"), true))))
                .withMessageContaining("client");
    }

    private static ProviderNotice read(PartnerMessage message) throws Refused {
        return reader.read(documents.open(message));
    }

    private static Refused refused(PartnerMessage message) {
        return catchThrowableOfType(Refused.class, () -> read(message));
    }

    private static PartnerMessage signed(String document) {
        byte[] body = document.getBytes(StandardCharsets.UTF_8);
        return message(body, bank.sign(body));
    }

    private static PartnerMessage message(byte[] body, String signature) {
        return new PartnerMessage(BANK, body, signature, null, null);
    }

    private static String golden(String name) {
        return GoldenFiles.text("queue/" + name + ".xml");
    }
}
