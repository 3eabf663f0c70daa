package vn.lienthong.messaging;

import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import org.xml.sax.SAXException;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.v1.ObjectFactory;

/** The XML of hub messages, valid against {@code xsd/lienthong/v1} in both directions. */
@Component
public final class XmlMessages {

    /** Files travel in their own tables, so an honest message is a few kilobytes. */
    private static final int LARGEST_DOCUMENT = 256 * 1024;

    private final XmlContract contract;

    public XmlMessages() throws JAXBException, IOException, SAXException {
        contract = new XmlContract(ObjectFactory.class, "xsd/lienthong/v1", "urn:lienthong:v1", LARGEST_DOCUMENT);
    }

    /**
     * The XML of a message: nothing {@link #read} would refuse.
     *
     * @throws Failure {@link ErrorCode#MESSAGE_INVALID} when the message is not valid against its schema, holds a character no
     *     document may hold, or is too large
     */
    public String write(Object message) {
        String xml = contract.write(message);
        if (xml.length() > LARGEST_DOCUMENT) {
            throw new Failure(ErrorCode.MESSAGE_INVALID, typeName(message) + " of " + xml.length() + " characters");
        }
        return xml;
    }

    /**
     * The message in a document.
     *
     * @throws Failure {@link ErrorCode#MESSAGE_INVALID} when it is not well-formed, not valid, too large or of another type
     */
    public <T> T read(String xml, Class<T> type) {
        return contract.read(xml, type);
    }

    /** The types that may stand alone as a message. */
    public static Class<?>[] messageTypes() {
        return Arrays.stream(ObjectFactory.class.getDeclaredMethods())
                .map(java.lang.reflect.Method::getReturnType)
                .filter(type -> type.isAnnotationPresent(XmlRootElement.class))
                .toArray(Class<?>[]::new);
    }

    /** Local name of the root element of a message: the value of {@link Headers#TYPE}. */
    public static String typeName(Object message) {
        return message.getClass().getAnnotation(XmlRootElement.class).name();
    }
}
