package vn.lienthong.partner.exchange;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import vn.lienthong.calendar.WorkingCalendar;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.partner.exchange.v1.EdXMLEnvelope;
import vn.lienthong.partner.exchange.v1.EdXMLEnvelope.AttachmentEncoded;
import vn.lienthong.partner.exchange.v1.EdXMLEnvelope.EdXMLBody;
import vn.lienthong.partner.exchange.v1.EdXMLEnvelope.EdXMLBody.EdXMLManifest.Reference;
import vn.lienthong.partner.exchange.v1.EdXMLEnvelope.EdXMLHeader;
import vn.lienthong.partner.exchange.v1.MessageHeader;
import vn.lienthong.partner.exchange.v1.Organ;
import vn.lienthong.partner.exchange.v1.TraceHeaderList;

/** Turns an envelope into its document and back. The message is the first attachment, each document one more. */
final class EnvelopeMapping {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/MM/dd");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final String CID = "cid:";
    private static final String MESSAGE = CID + "message";
    private static final String XML = "application/xml";

    private EnvelopeMapping() {}

    /** @param place for the date line */
    static EdXMLEnvelope document(Envelope envelope, String place) {
        EdXMLEnvelope document = new EdXMLEnvelope();
        EdXMLHeader header = new EdXMLHeader();
        header.setMessageHeader(header(envelope, place));
        header.setTraceHeaderList(trace(envelope));
        document.setEdXMLHeader(header);
        EdXMLBody body = new EdXMLBody();
        body.setEdXMLManifest(new EdXMLBody.EdXMLManifest());
        document.setEdXMLBody(body);
        document.setAttachmentEncoded(new AttachmentEncoded());
        attach(document, MESSAGE, XML, envelope.message().getBytes(StandardCharsets.UTF_8));
        envelope.enclosures().forEach(each -> attach(document, CID + each.id(), each.contentType(), each.content()));
        return document;
    }

    private static MessageHeader header(Envelope envelope, String place) {
        String day = DAY.format(envelope.at().atZone(WorkingCalendar.ZONE));
        MessageHeader header = new MessageHeader();
        header.setFrom(organ(envelope.from()));
        header.setTo(organ(envelope.to()));
        header.setDocumentId(envelope.from().organId() + "," + day + "," + envelope.id());
        header.setCode(new MessageHeader.Code());
        header.getCode().setCodeNumber(envelope.dossier());
        header.getCode().setCodeNotation(envelope.type());
        header.setPromulgationInfo(new MessageHeader.PromulgationInfo());
        header.getPromulgationInfo().setPlace(place);
        header.getPromulgationInfo().setPromulgationDate(day);
        header.setSubject(envelope.subject());
        return header;
    }

    private static TraceHeaderList trace(Envelope envelope) {
        TraceHeaderList.TraceHeader first = new TraceHeaderList.TraceHeader();
        first.setOrganId(envelope.from().organId());
        first.setTimestamp(TIME.format(envelope.at().atZone(WorkingCalendar.ZONE)));
        TraceHeaderList trace = new TraceHeaderList();
        trace.getTraceHeader().add(first);
        trace.setBussiness(new TraceHeaderList.Bussiness());
        return trace;
    }

    private static Organ organ(OtherHub hub) {
        Organ organ = new Organ();
        organ.setOrganId(hub.organId());
        organ.setOrganName(hub.name());
        return organ;
    }

    private static void attach(EdXMLEnvelope document, String cid, String contentType, byte[] content) {
        Reference reference = new Reference();
        reference.setContentId(cid);
        reference.setContentType(contentType);
        reference.setSha256(Enclosure.sha256(content));
        document.getEdXMLBody().getEdXMLManifest().getReference().add(reference);
        AttachmentEncoded.Attachment attachment = new AttachmentEncoded.Attachment();
        attachment.setContentId(cid);
        attachment.setContent(content);
        document.getAttachmentEncoded().getAttachment().add(attachment);
    }

    /** @throws Failure {@code LT-EXC-006} when the parts of the document do not agree */
    static Envelope envelope(EdXMLEnvelope document) {
        MessageHeader header = document.getEdXMLHeader().getMessageHeader();
        String[] id = header.getDocumentId().split(",");
        if (!id[0].equals(header.getFrom().getOrganId())) {
            throw invalid("DocumentId is of " + id[0] + ", From is "
                    + header.getFrom().getOrganId());
        }
        List<Enclosure> parts = parts(document);
        return new Envelope(
                UUID.fromString(id[2]),
                hub(header.getFrom()),
                hub(header.getTo()),
                header.getCode().getCodeNumber(),
                header.getCode().getCodeNotation(),
                header.getSubject(),
                time(document.getEdXMLHeader().getTraceHeaderList()),
                text(document.getAttachmentEncoded().getAttachment().get(0).getContent()),
                parts);
    }

    /** The documents; the first attachment must be the message, and all what the manifest says. */
    private static List<Enclosure> parts(EdXMLEnvelope document) {
        List<Reference> manifest = document.getEdXMLBody().getEdXMLManifest().getReference();
        List<AttachmentEncoded.Attachment> attachments =
                document.getAttachmentEncoded().getAttachment();
        if (manifest.size() != attachments.size()) {
            throw invalid(manifest.size() + " references, " + attachments.size() + " attachments");
        }
        List<Enclosure> documents = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < manifest.size(); i++) {
            Reference reference = manifest.get(i);
            AttachmentEncoded.Attachment attachment = attachments.get(i);
            String cid = reference.getContentId();
            if (!cid.equals(attachment.getContentId()) || !seen.add(cid) || cid.equals(MESSAGE) != (i == 0)) {
                throw invalid("attachment " + (i + 1) + " is not the one of the manifest");
            }
            if (!Enclosure.sha256(attachment.getContent()).equals(reference.getSha256())) {
                throw invalid("attachment " + (i + 1) + " has another hash than the manifest says");
            }
            if (i > 0) {
                documents.add(new Enclosure(
                        UUID.fromString(cid.substring(CID.length())),
                        reference.getContentType(),
                        attachment.getContent()));
            }
        }
        return documents;
    }

    private static OtherHub hub(Organ organ) {
        return new OtherHub(organ.getOrganId(), organ.getOrganName());
    }

    private static Instant time(TraceHeaderList trace) {
        try {
            return LocalDateTime.parse(trace.getTraceHeader().get(0).getTimestamp(), TIME)
                    .atZone(WorkingCalendar.ZONE)
                    .toInstant();
        } catch (DateTimeException e) {
            throw invalid("a time that never was");
        }
    }

    private static String text(byte[] message) {
        try {
            return EnvelopeXml.text(message);
        } catch (CharacterCodingException e) {
            throw invalid("the message is not UTF-8");
        }
    }

    private static Failure invalid(String why) {
        return new Failure(ErrorCode.EXCHANGE_INVALID, why);
    }
}
