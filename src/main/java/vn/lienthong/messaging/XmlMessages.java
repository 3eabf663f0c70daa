package vn.lienthong.messaging;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.bind.annotation.XmlRootElement;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.xml.sax.SAXException;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;
import vn.lienthong.messaging.v1.ObjectFactory;

/**
 * The XML of hub messages: generated types to text and back, valid against {@code xsd/lienthong/v1} in both directions.
 * Document type declarations are refused and a document has a bounded size.
 */
@Component
public final class XmlMessages {

    /** Files travel in their own tables, so an honest message is a few kilobytes. */
    private static final int LARGEST_DOCUMENT = 256 * 1024;

    private final JAXBContext context;
    private final Schema schema;
    private final XMLInputFactory parsers;

    public XmlMessages() throws JAXBException, IOException, SAXException {
        context = JAXBContext.newInstance(ObjectFactory.class);
        schema = loadSchema();
        parsers = XMLInputFactory.newDefaultFactory();
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    }

    /**
     * The XML of a message.
     *
     * @throws Failure {@link ErrorCode#MESSAGE_INVALID} when the message is not valid against its schema
     */
    public String write(Object message) {
        try {
            Marshaller marshaller = context.createMarshaller();
            marshaller.setSchema(schema);
            marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
            StringWriter xml = new StringWriter(512);
            marshaller.marshal(message, xml);
            return xml.toString();
        } catch (JAXBException e) {
            throw invalid(message.getClass(), e);
        }
    }

    /**
     * The message in a document.
     *
     * @throws Failure {@link ErrorCode#MESSAGE_INVALID} when it is not well-formed, not valid, too large or of another type
     */
    public <T> T read(String xml, Class<T> type) {
        if (xml.length() > LARGEST_DOCUMENT) {
            throw new Failure(ErrorCode.MESSAGE_INVALID, "document of " + xml.length() + " characters is too large");
        }
        try {
            Unmarshaller unmarshaller = context.createUnmarshaller();
            unmarshaller.setSchema(schema);
            XMLStreamReader document = parsers.createXMLStreamReader(new StringReader(xml));
            try {
                skipTo(XMLStreamConstants.START_ELEMENT, document);
                T message = type.cast(unmarshaller.unmarshal(document));
                skipTo(XMLStreamConstants.END_DOCUMENT, document);
                return message;
            } finally {
                document.close();
            }
        } catch (JAXBException | XMLStreamException | ClassCastException e) {
            throw invalid(type, e);
        }
    }

    /** Reads on to the root element, or from its end to the end of the document. */
    private static void skipTo(int wanted, XMLStreamReader document) throws XMLStreamException {
        while (document.getEventType() != wanted) {
            if (document.next() == XMLStreamConstants.DTD) {
                throw new XMLStreamException("a document type declaration is not accepted");
            }
        }
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

    private static Failure invalid(Class<?> type, Exception cause) {
        Throwable reason = cause instanceof JAXBException jaxb && jaxb.getLinkedException() != null
                ? jaxb.getLinkedException()
                : cause;
        return new Failure(
                ErrorCode.MESSAGE_INVALID, type.getSimpleName() + " is not valid: " + reason.getMessage(), cause);
    }

    /** One schema that includes every file: a processor takes only the first of several with the same namespace. */
    private static Schema loadSchema() throws IOException, SAXException {
        SchemaFactory schemas = SchemaFactory.newDefaultInstance();
        schemas.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        schemas.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:xsd/lienthong/v1/*.xsd");
        schemas.setResourceResolver(new SiblingSchemas(files));
        String includes = Arrays.stream(files)
                .map(file -> "<xs:include schemaLocation=\"" + file.getFilename() + "\"/>")
                .collect(Collectors.joining());
        return schemas.newSchema(new StreamSource(new StringReader("<xs:schema"
                + " xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"urn:lienthong:v1\">"
                + includes
                + "</xs:schema>")));
    }
}
