package vn.lienthong.partner.exchange;

import jakarta.xml.bind.JAXBException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.xml.sax.SAXException;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.XmlContract;
import vn.lienthong.partner.exchange.v1.EdXMLEnvelope;
import vn.lienthong.partner.exchange.v1.ObjectFactory;

/** The documents of {@code xsd/exchange/v1}, as bytes in UTF-8. */
final class EnvelopeXml {

    private final XmlContract contract;

    /** @param largest in bytes */
    EnvelopeXml(long largest) {
        try {
            contract = new XmlContract(
                    ObjectFactory.class,
                    "xsd/exchange/v1",
                    "http://www.mic.gov.vn/TBT/QCVN_102_2016",
                    Math.toIntExact(largest));
        } catch (JAXBException | IOException | SAXException e) {
            throw new IllegalStateException("xsd/exchange/v1 cannot be read", e);
        }
    }

    byte[] write(EdXMLEnvelope envelope) {
        return contract.write(envelope).getBytes(StandardCharsets.UTF_8);
    }

    /** @throws Failure {@code LT-EXC-006} when it is not valid */
    EdXMLEnvelope read(byte[] envelope) {
        try {
            return contract.read(text(envelope), EdXMLEnvelope.class);
        } catch (Failure invalid) {
            throw new Failure(ErrorCode.EXCHANGE_INVALID, invalid.getMessage(), invalid);
        } catch (CharacterCodingException e) {
            throw new Failure(ErrorCode.EXCHANGE_INVALID, "not UTF-8", e);
        }
    }

    static String text(byte[] bytes) throws CharacterCodingException {
        return StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
    }
}
