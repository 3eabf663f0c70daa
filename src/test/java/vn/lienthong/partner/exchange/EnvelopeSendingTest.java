package vn.lienthong.partner.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import vn.lienthong.document.Documents;
import vn.lienthong.document.KeptDocument;
import vn.lienthong.document.NewDocument;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.membership.TreeOfTests;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.XmlMessages;
import vn.lienthong.messaging.v1.CommentProgressed;
import vn.lienthong.messaging.v1.EnvelopeToSend;
import vn.sandbox.certificate.Authority;

/** What can never be sent says so before anything is signed. */
class EnvelopeSendingTest {

    private static final UUID DOCUMENT = UUID.fromString("01935a10-0000-7000-8000-0000000000d1");

    @TempDir
    private Path folder;

    private ScriptedRelay relay;
    private OneDocument documents;
    private EnvelopeSending sending;

    @BeforeEach
    void start() throws Exception {
        Path certificate = folder.resolve("b.pem");
        new Authority("CN=Test,C=VN", Instant.now()).issue("CN=b,C=VN").storeCertificate(certificate);
        relay = new ScriptedRelay();
        ExchangeSettings settings = relay.settings(certificate);
        documents = new OneDocument();
        sending = new EnvelopeSending(
                settings,
                new ConfiguredHubs(settings, new TreeOfTests(), null, Clock.systemUTC()),
                documents,
                null,
                new XmlMessages(),
                new EnvelopeXml(settings.largestEnvelope().toBytes()),
                relay.client(settings),
                null,
                new DataSourceTransactionManager());
    }

    @AfterEach
    void stop() {
        relay.close();
    }

    @Test
    void aDocumentThatIsNotKeptHereCannotBeSent() {
        assertFails(envelope(ScriptedRelay.OTHER), ErrorCode.EXCHANGE_DOCUMENT);
    }

    @Test
    void documentsLongerThanAnEnvelopeMayBeCannotBeSent() {
        documents.size = 1024 * 1024 + 1;

        assertFails(envelope(ScriptedRelay.OTHER), ErrorCode.EXCHANGE_TOO_LARGE);
        assertThat(documents.read).as("they are not even read").isFalse();
    }

    @Test
    void documentsThatAreTooLongOnlyInTheirEnvelopeCannotBeSent() {
        documents.size = 900_000;

        assertFails(envelope(ScriptedRelay.OTHER), ErrorCode.EXCHANGE_TOO_LARGE);
        assertThat(documents.read).isTrue();
    }

    @Test
    void aHubNobodyKnowsTodayCannotBeSentTo() {
        assertFails(envelope("000.00.09.H26"), ErrorCode.EXCHANGE_HUB_UNKNOWN);
    }

    private void assertFails(EnvelopeToSend envelope, ErrorCode code) {
        MessageContext context =
                new MessageContext(Optional.of(UUID.randomUUID()), MessageContext.HUB, Optional.empty());
        assertThatThrownBy(() -> context.run(() -> sending.send(envelope)))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.code()).isEqualTo(code));
    }

    private static EnvelopeToSend envelope(String hub) {
        CommentProgressed message = new CommentProgressed();
        message.setLine(UUID.randomUUID().toString());
        message.setStage("started");
        message.setAt(Instant.parse("2026-11-20T02:00:00Z"));
        EnvelopeToSend envelope = new EnvelopeToSend();
        envelope.setHub(hub);
        envelope.setDossier("G22.99.NX-001173000001-261125-0001");
        envelope.setSubject("Văn bản mẫu");
        envelope.setAt(message.getAt());
        envelope.getDocument().add(DOCUMENT.toString());
        envelope.setAny(message);
        return envelope;
    }

    /** Keeps a document of this size, or none. */
    private static final class OneDocument implements Documents {

        private int size;
        private boolean read;

        @Override
        public Optional<KeptDocument> find(UUID id) {
            return size == 0
                    ? Optional.empty()
                    : Optional.of(new KeptDocument(
                            id,
                            "residence-report-file",
                            Optional.empty(),
                            "residence-line:1",
                            LocalDate.EPOCH,
                            "image/png",
                            size,
                            "",
                            Map.of(),
                            Instant.EPOCH,
                            Optional.empty(),
                            Optional.empty()));
        }

        @Override
        public Map<UUID, KeptDocument> find(Collection<UUID> ids) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void copy(UUID id, OutputStream out) throws IOException {
            read = true;
            out.write(new byte[size]);
        }

        @Override
        public void keep(NewDocument document, byte[] content) {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean revoke(UUID id, String reason) {
            throw new UnsupportedOperationException();
        }
    }
}
