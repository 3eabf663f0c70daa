package vn.lienthong.messaging;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Marshaller;
import jakarta.xml.bind.Unmarshaller;
import jakarta.xml.bind.UnmarshallerHandler;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.ValidatorHandler;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;
import org.xml.sax.helpers.DefaultHandler;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/**
 * The documents of one folder of schemas: generated types to text and back, valid in both directions. Document type
 * declarations are refused and a document has a bounded size. Safe for use by many threads.
 */
public final class XmlContract {

    private final int longest;
    private final JAXBContext context;
    private final Schema schema;
    private final Queue<Reading> readings = new ConcurrentLinkedQueue<>();
    private final Queue<Writing> writings = new ConcurrentLinkedQueue<>();

    /**
     * @param factory the generated object factory
     * @param folder of the schemas on the class path, for example {@code xsd/lienthong/v1}
     * @param namespace all of them are in
     * @param longest document that is read, in characters
     */
    public XmlContract(Class<?> factory, String folder, String namespace, int longest)
            throws JAXBException, IOException, SAXException {
        this.longest = longest;
        this.context = JAXBContext.newInstance(factory);
        this.schema = loadSchema(folder, namespace);
    }

    /**
     * The XML of a message, of whatever length: else nothing {@link #read} would refuse.
     *
     * @throws Failure {@link ErrorCode#MESSAGE_INVALID} when the message is not valid against its schema, or holds a character no
     *     document may hold
     */
    public String write(Object message) {
        Writing writing = writings.poll();
        try {
            if (writing == null) {
                writing = new Writing(context, schema);
            }
            String xml = writing.write(message);
            writings.offer(writing); // one that failed is not used again
            requireReadable(xml, message.getClass());
            return xml;
        } catch (JAXBException e) {
            throw invalid(message.getClass(), e, writing == null ? new ElementTrail() : writing.trail);
        }
    }

    /**
     * The message in a document.
     *
     * @throws Failure {@link ErrorCode#MESSAGE_INVALID} when it is not well-formed, not valid, too large or of another type
     */
    public <T> T read(String xml, Class<T> type) {
        if (xml.length() > longest) {
            throw new Failure(ErrorCode.MESSAGE_INVALID, "document of " + xml.length() + " characters is too large");
        }
        Reading reading = readings.poll();
        try {
            if (reading == null) {
                reading = new Reading(context, schema);
            }
            T message = type.cast(reading.read(xml));
            readings.offer(reading); // one that failed is not used again
            return message;
        } catch (JAXBException | SAXException | ParserConfigurationException | ClassCastException | IOException e) {
            throw invalid(type, e, reading == null ? new ElementTrail() : reading.trail);
        }
    }

    /** What marshals writes a character no document may hold as it is, and no schema forbids it. */
    private static void requireReadable(String xml, Class<?> type) {
        for (int at = 0; at < xml.length(); ) {
            char c = xml.charAt(at);
            if (c >= ' ' && c < Character.MIN_SURROGATE || c == '\n' || c == '\r' || c == '\t') {
                at++;
                continue;
            }
            int point = xml.codePointAt(at);
            if (!allowed(point)) {
                throw new Failure(
                        ErrorCode.MESSAGE_INVALID,
                        "%s is not valid: character U+%04X".formatted(type.getSimpleName(), point));
            }
            at += Character.charCount(point);
        }
    }

    /** XML 1.0, 2.2, beyond the common characters. */
    private static boolean allowed(int point) {
        return point >= 0xE000 && point <= 0xFFFD || point >= Character.MIN_SUPPLEMENTARY_CODE_POINT;
    }

    /** Parser, validator and unmarshaller in a row. Making them costs more than reading a message, so they are kept. */
    private static final class Reading {

        private final XMLReader parser;
        private final UnmarshallerHandler message;
        private final ElementTrail trail = new ElementTrail();

        Reading(JAXBContext context, Schema schema) throws JAXBException, SAXException, ParserConfigurationException {
            SAXParserFactory parsers = SAXParserFactory.newDefaultInstance();
            parsers.setNamespaceAware(true);
            parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            Unmarshaller unmarshaller = context.createUnmarshaller();
            unmarshaller.setEventHandler(event -> false); // else a value no type can hold becomes null without a word
            message = unmarshaller.getUnmarshallerHandler();
            ValidatorHandler validator = schema.newValidatorHandler();
            validator.setContentHandler(message);
            parser = parsers.newSAXParser().getXMLReader();
            trail.setContentHandler(validator);
            parser.setContentHandler(trail);
            parser.setErrorHandler(new Strict());
            validator.setErrorHandler(new Strict());
        }

        Object read(String xml) throws SAXException, IOException, JAXBException {
            parser.parse(new InputSource(new StringReader(xml)));
            return message.getResult();
        }
    }

    /** Marshaller and validator: the message is checked, then written. They are kept as what reads is. */
    private static final class Writing {

        private final Marshaller marshaller;
        private final ElementTrail trail = new ElementTrail();

        Writing(JAXBContext context, Schema schema) throws JAXBException {
            marshaller = context.createMarshaller();
            ValidatorHandler validator = schema.newValidatorHandler();
            validator.setErrorHandler(new Strict());
            trail.setContentHandler(validator);
        }

        String write(Object message) throws JAXBException {
            marshaller.setProperty(Marshaller.JAXB_FRAGMENT, false);
            marshaller.marshal(message, trail);
            marshaller.setProperty(Marshaller.JAXB_FRAGMENT, true);
            StringWriter xml = new StringWriter(512);
            marshaller.marshal(message, xml);
            return xml.toString();
        }
    }

    /** Nothing is overlooked. */
    private static final class Strict extends DefaultHandler {

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }
    }

    /** Without its cause: that one quotes what it refuses. */
    private static Failure invalid(Class<?> type, Exception cause, ElementTrail trail) {
        return new Failure(
                ErrorCode.MESSAGE_INVALID,
                type.getSimpleName() + " is not valid: " + SchemaComplaint.of(cause, trail.innermost()));
    }

    /** One schema that includes every file: a processor takes only the first of several with the same namespace. */
    private static Schema loadSchema(String folder, String namespace) throws IOException, SAXException {
        SchemaFactory schemas = SchemaFactory.newDefaultInstance();
        schemas.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        schemas.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        Resource[] files = new PathMatchingResourcePatternResolver().getResources("classpath:" + folder + "/*.xsd");
        schemas.setResourceResolver(new SiblingSchemas(files));
        String includes = Arrays.stream(files)
                .map(file -> "<xs:include schemaLocation=\"" + file.getFilename() + "\"/>")
                .collect(Collectors.joining());
        return schemas.newSchema(new StreamSource(new StringReader("<xs:schema"
                + " xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" targetNamespace=\"" + namespace + "\">"
                + includes
                + "</xs:schema>")));
    }
}
