package vn.lienthong.partner.exchange;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.document.Documents;
import vn.lienthong.document.HubSeal;
import vn.lienthong.document.KeptDocument;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.MessageContext;
import vn.lienthong.messaging.XmlMessages;
import vn.lienthong.messaging.v1.EnvelopeToSend;

/**
 * Wraps a message with its documents, signs the envelope and hands it to the relay. Repeated, the envelope says the same under the
 * same id. Named by {@code routes/exchange.camel.yaml}.
 */
final class EnvelopeSending implements OutgoingEnvelopes {

    private final ExchangeSettings settings;
    private final ConfiguredHubs hubs;
    private final Documents documents;
    private final HubSeal seal;
    private final XmlMessages messages;
    private final EnvelopeXml xml;
    private final RelayClient relay;
    private final EnvelopeStore store;
    private final TransactionTemplate transaction;

    EnvelopeSending(
            ExchangeSettings settings,
            ConfiguredHubs hubs,
            Documents documents,
            HubSeal seal,
            XmlMessages messages,
            EnvelopeXml xml,
            RelayClient relay,
            EnvelopeStore store,
            PlatformTransactionManager transactions) {
        this.settings = settings;
        this.hubs = hubs;
        this.documents = documents;
        this.seal = seal;
        this.messages = messages;
        this.xml = xml;
        this.relay = relay;
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public void send(EnvelopeToSend wanted) {
        Envelope envelope = envelope(wanted);
        byte[] content = xml.write(EnvelopeMapping.document(envelope, settings.place()));
        if (content.length > settings.largestEnvelope().toBytes()) {
            throw new Failure(ErrorCode.EXCHANGE_TOO_LARGE, "an envelope of " + content.length + " bytes");
        }
        relay.send(envelope, content, Base64.getEncoder().encodeToString(seal.sign(content)));
        transaction.executeWithoutResult(status -> store.sent(envelope));
    }

    private Envelope envelope(EnvelopeToSend wanted) {
        OtherHub to = hubs.peer(wanted.getHub())
                .orElseThrow(() -> new Failure(ErrorCode.EXCHANGE_HUB_UNKNOWN, wanted.getHub() + " is no hub today"))
                .hub();
        Object message = wanted.getAny();
        return new Envelope(
                MessageContext.current().messageId().orElseThrow(),
                new OtherHub(settings.organId(), settings.name()),
                to,
                wanted.getDossier(),
                XmlMessages.typeName(message),
                wanted.getSubject(),
                wanted.getAt().truncatedTo(ChronoUnit.SECONDS),
                messages.write(message),
                enclosures(wanted.getDocument().stream().map(UUID::fromString).toList()));
    }

    private List<Enclosure> enclosures(List<UUID> ids) {
        List<KeptDocument> kept = new ArrayList<>();
        for (UUID id : ids) {
            kept.add(documents
                    .find(id)
                    .orElseThrow(
                            () -> new Failure(ErrorCode.EXCHANGE_DOCUMENT, "document " + id + " is not kept here")));
        }
        long size = kept.stream().mapToLong(KeptDocument::size).sum();
        if (size > settings.largestEnvelope().toBytes()) {
            throw new Failure(ErrorCode.EXCHANGE_TOO_LARGE, "documents of " + size + " bytes");
        }
        return kept.stream()
                .map(document -> new Enclosure(document.id(), document.contentType(), content(document)))
                .toList();
    }

    private byte[] content(KeptDocument document) {
        ByteArrayOutputStream content = new ByteArrayOutputStream(Math.toIntExact(document.size()));
        try {
            documents.copy(document.id(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return content.toByteArray();
    }
}
