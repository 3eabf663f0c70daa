package vn.lienthong.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.tsp.TimeStampToken;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.settings.ConfigFiles;
import vn.lienthong.testsupport.MovableClock;
import vn.lienthong.testsupport.Poppler;
import vn.lienthong.testsupport.Postgres;
import vn.sandbox.Sandbox;
import vn.sandbox.SandboxOptions;
import vn.sandbox.faults.Fault;
import vn.sandbox.signing.SandboxAuthority;

/** What an authority says about when something was signed: in the signature, or beside the file when it was away. */
class TimestampIT {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    @TempDir
    private static Path folder;

    private static Sandbox partners;
    private static DataSource database;

    private MovableClock clock;
    private TimestampAuthority authority;
    private ResidencePapers papers;
    private StoredTimestamps timestamps;
    private StoredDocuments documents;
    private DocumentCheck check;

    @BeforeAll
    static void start() {
        partners = Sandbox.start(SandboxOptions.partnersOnly());
        database = Postgres.freshDatabase();
    }

    @AfterAll
    static void stop() {
        partners.close();
    }

    @BeforeEach
    void papers() {
        clock = MovableClock.standingAt(PrinterOfTests.NOW);
        Path hub = folder.resolve("signing.p12");
        Path ring = folder.resolve("keyring.p12");
        SandboxAuthority.make(hub, PrinterOfTests.NOW.minus(PAUSE), PrinterOfTests.NOW.plus(Duration.ofDays(30)));
        PapersOfTests.ring(ring, Duration.ofDays(30));
        authority = authority(partners.timestampUrl());
        HubKey key = new HubKey(
                new SigningSettings(hub, SigningSettings.Type.PKCS12, SandboxAuthority.PASSWORD, null, 0), clock);
        papers = new ResidencePaperPrinter(
                PrinterOfTests.renderer(),
                new PdfSigner(key, authority, clock),
                new KeyRing(
                        new KeyRingSettings(ring, SigningSettings.Type.PKCS12, SandboxAuthority.PASSWORD, 0), clock),
                PrinterOfTests.WORKERS,
                PrinterOfTests.PAGE,
                new PaperWording(new ConfigFiles(Path.of("config"))),
                clock);
        JdbcClient jdbc = JdbcClient.create(database);
        timestamps = new StoredTimestamps(jdbc, clock);
        documents = new StoredDocuments(jdbc, new ObjectMapper(), timestamps, authority, clock);
        check = new DocumentCheck(
                documents, key, new StaticListableBeanFactory().getBeanProvider(DocumentRemarks.class));
    }

    private TimestampAuthority authority(URI url) {
        return new TimestampAuthority(new TimestampSettings(url, Duration.ofSeconds(1), PAUSE), clock);
    }

    @AfterEach
    void inGoodHealth() {
        partners.faults().reset();
    }

    @Test
    void bothSignaturesHoldATimestampWhenTheAuthorityAnswers() throws Exception {
        byte[] form = form("PNX-2026-1000001");

        assertThat(PdfSignature.of(form))
                .hasSize(2)
                .allMatch(PdfSignature::intact)
                .allMatch(signature -> signature.timestamp().isPresent());
        assertThat(levels(form)).containsOnly(SignatureLevel.PAdES_BASELINE_T);
        assertThat(Vera.complaints(form)).isEmpty();
        String said = Poppler.pdfsig(Files.write(folder.resolve("stamped.pdf"), form));
        assertThat(said.split("Signature is Valid", -1)).hasSize(3);
        UUID id = keep("PNX-2026-1000001", form);
        assertThat(documents.timestamp(id)).isEmpty();
    }

    @Test
    void aTimestampWithManyCertificatesGetsTheRoomItNeeds() throws Exception {
        int usual = form("PNX-2026-1000011").length;
        partners.faults().set("timestamp", Fault.switchedOn("large", ""));

        byte[] form = form("PNX-2026-1000012");

        assertThat(form.length).as("many certificates are in it").isGreaterThan(usual + 20_000);
        assertThat(levels(form)).containsOnly(SignatureLevel.PAdES_BASELINE_T);
        assertThat(PdfSignature.of(form)).hasSize(2).allMatch(PdfSignature::intact);
        assertThat(Vera.complaints(form)).isEmpty();
    }

    @Test
    void aFormSignedWhileTheAuthorityIsAwayGetsItsTimestampLater() throws Exception {
        partners.faults().set("timestamp", Fault.of(Fault.Mode.DOWN));
        byte[] form = form("PNX-2026-1000002");
        assertThat(levels(form)).containsOnly(SignatureLevel.PAdES_BASELINE_B);
        UUID id = keep("PNX-2026-1000002", form);

        Verdict awaited = check.file(new ByteArrayInputStream(form));
        assertThat(awaited.outcome()).isEqualTo(Verdict.Outcome.VALID);
        assertThat(awaited.timestamp()).contains(new DocumentTimestamp(Optional.empty()));

        partners.faults().reset();
        LateTimestamps late = new LateTimestamps(authority, timestamps);
        late.fetch();
        assertThat(documents.timestamp(id))
                .as("left alone for a while")
                .contains(awaited.timestamp().get());
        clock.advance(PAUSE);
        late.fetch();

        Verdict stamped = check.file(new ByteArrayInputStream(form));
        assertThat(stamped.outcome()).isEqualTo(Verdict.Outcome.VALID);
        assertThat(stamped.timestamp().orElseThrow().at()).isPresent();
        assertThat(timestamps.wanted(10)).isEmpty();
        TimeStampToken token = new TimeStampToken(new CMSSignedData(JdbcClient.create(database)
                .sql("SELECT token FROM document_timestamp WHERE document = ?")
                .param(id)
                .query(byte[].class)
                .single()));
        assertThat(token.getTimeStampInfo().getMessageImprintDigest())
                .isEqualTo(Digests.sha256().digest(form));
    }

    @Test
    void aTimestampThatIsKeptIsNeverChanged() throws Exception {
        partners.faults().set("timestamp", Fault.of(Fault.Mode.UNAVAILABLE));
        UUID id = keep("PNX-2026-1000003", form("PNX-2026-1000003"));
        partners.faults().reset();
        clock.advance(PAUSE);
        new LateTimestamps(authority, timestamps).fetch();

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> JdbcClient.create(database)
                        .sql("UPDATE document_timestamp SET token = '\\x00' WHERE document = ?")
                        .param(id)
                        .update()))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aRefusalATimestampOfSomethingElseAndASlowAuthorityCountAsAway() {
        for (Fault fault : List.of(
                Fault.switchedOn("refused", "on"),
                Fault.switchedOn("other", "on"),
                Fault.slow(Duration.ofSeconds(2)),
                Fault.of(Fault.Mode.LOSE_REPLY))) {
            partners.faults().set("timestamp", fault);
            clock.advance(PAUSE);

            assertThat(levels(form("PNX-2026-1000004")))
                    .as(fault.toString())
                    .containsOnly(SignatureLevel.PAdES_BASELINE_B);
        }
    }

    @Test
    void aFileWithAThirdForeignSignatureIsNoneOfTheHubs() throws Exception {
        byte[] form = form("PNX-2026-1000005");
        keep("PNX-2026-1000005", form);
        Path foreign = folder.resolve("foreign.p12");
        SandboxAuthority.makeRing(
                foreign, PrinterOfTests.NOW, PrinterOfTests.NOW.plus(PAUSE), Map.of("signer", "Kẻ Mạo Danh"));
        byte[] signedOnceMore = PrinterOfTests.signer(foreign, clock).sign(form);

        assertThat(PdfSignature.of(signedOnceMore)).hasSize(3).allMatch(PdfSignature::intact);
        assertThat(check.file(new ByteArrayInputStream(form)).outcome()).isEqualTo(Verdict.Outcome.VALID);
        Verdict refused = check.file(new ByteArrayInputStream(signedOnceMore));
        assertThat(refused.outcome()).isEqualTo(Verdict.Outcome.ALTERED);
        assertThat(refused.signatures()).isEmpty();
    }

    @Test
    void aFormIsShownWithBothItsSignersAndOneFlippedByteIsAltered() throws Exception {
        byte[] form = form("PNX-2026-1000006");
        keep("PNX-2026-1000006", form);

        Verdict valid = check.file(new ByteArrayInputStream(form));
        assertThat(valid.outcome()).isEqualTo(Verdict.Outcome.VALID);
        assertThat(valid.signatures())
                .extracting(PdfSignature::signer)
                .containsExactly("Trần Thị Thí Dụ", "Đảng ủy xã Đông Mỹ");
        form[10_000] ^= 1;
        assertThat(check.file(new ByteArrayInputStream(form)).outcome()).isEqualTo(Verdict.Outcome.ALTERED);
    }

    private byte[] form(String number) {
        return papers.commentForm(
                PapersOfTests.form(number, LocalDate.of(2026, 11, 20)), PapersOfTests.CODE, PapersOfTests.SIGNER);
    }

    private UUID keep(String number, byte[] form) {
        UUID id = UUID.randomUUID();
        new TransactionTemplate(new DataSourceTransactionManager(database))
                .executeWithoutResult(status -> documents.keep(
                        new NewDocument(
                                id,
                                ResidencePapers.COMMENT_FORM,
                                Optional.of(new Proof(number, PapersOfTests.CODE)),
                                "residence-line:test",
                                LocalDate.of(2026, 11, 20),
                                "application/pdf",
                                Map.of("member", "N*** T*** V*** Dụ"),
                                Optional.empty()),
                        form));
        return id;
    }

    private static List<SignatureLevel> levels(byte[] pdf) {
        SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new InMemoryDocument(pdf));
        validator.setCertificateVerifier(new CommonCertificateVerifier());
        return validator.getDocumentAnalyzer().getSignatures().stream()
                .map(signature -> signature.getDataFoundUpToLevel())
                .toList();
    }
}
