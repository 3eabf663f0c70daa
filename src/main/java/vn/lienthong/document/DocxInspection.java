package vn.lienthong.document;

import java.io.ByteArrayInputStream;
import java.util.HashSet;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** Looks into a ZIP file for a Word document without macros. */
final class DocxInspection {

    private static final long MOST_UNPACKED = 200L * 1024 * 1024;

    private static final Set<String> NEEDED = Set.of("[content_types].xml", "word/document.xml");

    private static final int LONGEST_RELATIONS = 1024 * 1024;
    private static final XMLInputFactory XML = xml();

    private DocxInspection() {}

    /** @throws Failure when it is no Word document, holds a macro or an object, or unpacks to far more than it seems */
    static void inspect(byte[] content) {
        Set<String> names = new HashSet<>();
        ZipContents.each(content, MOST_UNPACKED, (name, entry) -> {
            names.add(name);
            boolean object = name.startsWith("word/embeddings/") || name.contains("activex");
            if (object || name.endsWith(".bin") || name.contains("vbaproject") || name.endsWith(".exe")) {
                throw new Failure(ErrorCode.UPLOAD_ACTIVE, "a macro or an object inside");
            }
            if (name.endsWith(".rels")) {
                requireOwn(entry.readNBytes(LONGEST_RELATIONS + 1));
            }
        });
        if (!names.containsAll(NEEDED)) {
            throw new Failure(ErrorCode.UPLOAD_KIND, "a ZIP file and no Word document");
        }
    }

    /** A link is opened by a click; a template, a picture or an object from elsewhere is fetched by opening the document. */
    private static void requireOwn(byte[] relations) {
        if (relations.length > LONGEST_RELATIONS) {
            throw new Failure(ErrorCode.UPLOAD_KIND, "relations of more than " + LONGEST_RELATIONS + " bytes");
        }
        try {
            XMLStreamReader reader = XML.createXMLStreamReader(new ByteArrayInputStream(relations));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.DTD) {
                    throw new Failure(ErrorCode.UPLOAD_KIND, "relations with a document type");
                }
                if (reader.isStartElement() && external(reader) && !link(reader)) {
                    throw new Failure(ErrorCode.UPLOAD_ACTIVE, "something from elsewhere inside");
                }
            }
        } catch (XMLStreamException e) {
            throw new Failure(ErrorCode.UPLOAD_KIND, "relations that cannot be read", e);
        }
    }

    private static boolean external(XMLStreamReader relation) {
        return attribute(relation, "TargetMode").equalsIgnoreCase("External");
    }

    private static boolean link(XMLStreamReader relation) {
        return attribute(relation, "Type").endsWith("/hyperlink");
    }

    /** Decoded, and without spaces around it; empty when there is none. */
    private static String attribute(XMLStreamReader element, String name) {
        for (int i = 0; i < element.getAttributeCount(); i++) {
            if (element.getAttributeLocalName(i).equals(name)) {
                return element.getAttributeValue(i).strip();
            }
        }
        return "";
    }

    private static XMLInputFactory xml() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }
}
