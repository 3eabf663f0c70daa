package vn.lienthong.partner.payment.queue;

import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.io.IOException;
import org.xml.sax.SAXException;
import vn.lienthong.messaging.PartnerMessage;
import vn.lienthong.messaging.XmlContract;
import vn.lienthong.partner.payment.queue.v1.ObjectFactory;

/** The documents of {@code xsd/payment/v1}. */
final class PaymentXml {

    private final XmlContract contract;

    PaymentXml() {
        try {
            contract = new XmlContract(
                    ObjectFactory.class, "xsd/payment/v1", "urn:lienthong:payment:v1", PartnerMessage.LONGEST);
        } catch (JAXBException | IOException | SAXException e) {
            throw new IllegalStateException("xsd/payment/v1 cannot be read", e);
        }
    }

    String write(Object document) {
        return contract.write(document);
    }

    /** @throws vn.lienthong.failure.Failure {@code LT-MSG-001} */
    Object read(String xml) {
        return contract.read(xml, Object.class);
    }

    /** Name of the root element. */
    static String kind(Object document) {
        return document.getClass().getAnnotation(XmlRootElement.class).name();
    }
}
