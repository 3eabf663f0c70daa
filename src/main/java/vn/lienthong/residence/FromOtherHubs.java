package vn.lienthong.residence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import vn.lienthong.calendar.WorkingCalendar;
import vn.lienthong.document.Attachment;
import vn.lienthong.document.AttachmentCheck;
import vn.lienthong.document.Documents;
import vn.lienthong.document.KeptDocument;
import vn.lienthong.document.NewDocument;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.Outbox;
import vn.lienthong.messaging.XmlMessages;
import vn.lienthong.messaging.v1.CommentsRequested;
import vn.lienthong.messaging.v1.ResidenceLine;
import vn.lienthong.partner.exchange.Enclosure;
import vn.lienthong.partner.exchange.Envelope;
import vn.lienthong.partner.exchange.EnvelopeTaker;
import vn.lienthong.partner.exchange.OtherHubs;

/**
 * Brings what the other half says from another hub to the queue where it would have been said here. Who said it, about what, and
 * which documents came with it is looked at before; whatever is not as it should be refuses the whole.
 */
@Component
class FromOtherHubs implements EnvelopeTaker {

    private final List<Arrivals> halves;
    private final OtherHubs hubs;
    private final XmlMessages messages;
    private final Documents documents;
    private final AttachmentCheck attachments;
    private final Outbox outbox;
    private final Clock clock;

    FromOtherHubs(
            List<Arrivals> halves,
            OtherHubs hubs,
            XmlMessages messages,
            Documents documents,
            AttachmentCheck attachments,
            Outbox outbox,
            Clock clock) {
        this.halves = halves;
        this.hubs = hubs;
        this.messages = messages;
        this.documents = documents;
        this.attachments = attachments;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public void take(Envelope envelope) {
        Object message = messages.read(envelope.message(), Object.class);
        Crossing crossing = Crossing.of(message);
        if (!XmlMessages.typeName(message).equals(envelope.type())) {
            throw new Failure(ErrorCode.EXCHANGE_INVALID, "said to be " + envelope.type());
        }
        if (message instanceof CommentsRequested list) {
            requireFresh(list);
            list.setHub(envelope.from().organId());
        }
        Speaker speaker = new Speaker(envelope.from(), hubs);
        Arrival arrival = halves.stream()
                .flatMap(half -> half.check(message, speaker).stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("neither half takes " + crossing));
        requireNamed(crossing, message, envelope.enclosures());
        List<Enclosure> enclosures = envelope.enclosures();
        for (int place = 0; place < enclosures.size(); place++) {
            keep(enclosures.get(place), place == 0 ? arrival.documentKind() : arrival.furtherKind(), arrival);
        }
        outbox.send(crossing.queue(), arrival.dossier(), message);
    }

    /** Nobody sends us a list of ours. */
    private void requireFresh(CommentsRequested list) {
        List<UUID> ids = Stream.concat(
                        Stream.of(list.getDelivery(), list.getList()),
                        list.getLine().stream().map(ResidenceLine::getLine))
                .map(UUID::fromString)
                .toList();
        if (halves.stream().anyMatch(half -> half.gave(ids))) {
            throw new Failure(ErrorCode.EXCHANGE_ID_AGAIN, "a list under ids of this hub");
        }
    }

    /** The documents that came are those the message names, no more and no fewer. */
    private static void requireNamed(Crossing crossing, Object message, List<Enclosure> enclosures) {
        List<UUID> came = enclosures.stream().map(Enclosure::id).toList();
        if (!came.equals(crossing.documents(message))) {
            throw new Failure(ErrorCode.EXCHANGE_DOCUMENT, "other documents came than the message names");
        }
        Optional<String> wanted = crossing.sha256(message);
        if (wanted.isPresent() && !wanted.get().equals(enclosures.get(0).sha256())) {
            throw new Failure(ErrorCode.EXCHANGE_DOCUMENT, "document " + came.get(0) + " has another hash");
        }
    }

    /** A document comes again with each part of a list, and with a report that was taken back and sent anew. */
    private void keep(Enclosure enclosure, String kind, Arrival arrival) {
        Optional<KeptDocument> known = documents.find(enclosure.id());
        if (known.isPresent()) {
            requireSame(enclosure, kind, arrival, known.get());
            return;
        }
        Attachment checked = checked(enclosure);
        documents.keep(
                new NewDocument(
                        enclosure.id(),
                        kind,
                        Optional.empty(),
                        arrival.documentSubject(),
                        today(),
                        checked.contentType(),
                        Map.of(),
                        Optional.empty()),
                checked.content());
    }

    private void requireSame(Enclosure enclosure, String kind, Arrival arrival, KeptDocument known) {
        if (!known.kind().equals(kind)
                || !known.subject().equals(arrival.documentSubject())
                || !known.sha256().equals(enclosure.sha256())) {
            throw new Failure(ErrorCode.EXCHANGE_DOCUMENT, "another document is kept as " + enclosure.id());
        }
    }

    /** As if somebody had uploaded it here. */
    private Attachment checked(Enclosure enclosure) {
        try {
            return attachments.check("", new ByteArrayInputStream(enclosure.content()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WorkingCalendar.ZONE);
    }
}
