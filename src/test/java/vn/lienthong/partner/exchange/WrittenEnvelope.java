package vn.lienthong.partner.exchange;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import vn.lienthong.messaging.XmlMessages;

/** An envelope somebody writes by hand, signed with whichever key they have. */
public final class WrittenEnvelope {

    private final byte[] content;

    private WrittenEnvelope(byte[] content) {
        this.content = content;
    }

    /** @param message a generated type of {@code xsd/lienthong/v1} */
    public static WrittenEnvelope of(
            XmlMessages xml, UUID id, String from, String to, Object message, Enclosure... enclosures) {
        Envelope envelope = new Envelope(
                id,
                new OtherHub(from, "Hệ thống mẫu"),
                new OtherHub(to, "Hệ thống mẫu"),
                "G22.99.NX-001173000001-261125-0001",
                XmlMessages.typeName(message),
                "Văn bản mẫu",
                Instant.parse("2026-11-20T02:00:00Z"),
                xml.write(message),
                List.of(enclosures));
        return new WrittenEnvelope(new EnvelopeXml(10_000_000).write(EnvelopeMapping.document(envelope, "Hà Nội")));
    }

    public static WrittenEnvelope ofText(String content) {
        return new WrittenEnvelope(content.getBytes(StandardCharsets.UTF_8));
    }

    /** What an envelope says, as XML. */
    public static String messageOf(byte[] envelope) {
        return EnvelopeMapping.envelope(new EnvelopeXml(10_000_000).read(envelope))
                .message();
    }

    public byte[] content() {
        return content;
    }

    public String signed(PrivateKey key) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(content);
            return Base64.getEncoder().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
