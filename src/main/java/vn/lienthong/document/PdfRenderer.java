package vn.lienthong.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.Templates;
import javax.xml.transform.TransformerConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.sax.SAXResult;
import javax.xml.transform.stream.StreamSource;
import org.apache.fop.apps.FOPException;
import org.apache.fop.apps.FOUserAgent;
import org.apache.fop.apps.FopFactory;
import org.apache.fop.apps.FopFactoryBuilder;
import org.apache.fop.apps.io.ResourceResolverFactory;
import org.apache.fop.configuration.ConfigurationException;
import org.apache.fop.configuration.DefaultConfigurationBuilder;
import org.apache.xmlgraphics.util.MimeConstants;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.xml.sax.helpers.DefaultHandler;
import vn.lienthong.failure.ErrorCode;
import vn.lienthong.failure.Failure;

/** Facts and a template of {@code config/documents} to PDF/A. The factory and the compiled templates live as long as the hub. */
@Component
class PdfRenderer {

    private static final String CONFIGURATION = "fop.xconf";

    private final DocumentFiles files;
    private final FopFactory factory;
    private final Clock clock;
    private final Map<String, Templates> templates = new ConcurrentHashMap<>();
    private volatile boolean ready;

    PdfRenderer(DocumentFiles files, Clock clock) {
        this.files = files;
        this.clock = clock;
        this.factory = factory(files);
        nameTheTransformer();
    }

    /**
     * FOP asks for "the" transformer with each document; unless one is named, the whole class path is searched for it each time,
     * which takes longer than all the rest. It is the JDK's own in any case.
     */
    private static void nameTheTransformer() {
        String property = TransformerFactory.class.getName();
        if (System.getProperty(property) == null) {
            System.setProperty(
                    property, TransformerFactory.newDefaultInstance().getClass().getName());
        }
    }

    /**
     * @param template file name, for example {@code receipt.xsl}
     * @throws Failure {@code LT-DOC-001} when template and facts make no document
     */
    byte[] render(String template, Document facts) {
        if (ready) {
            return layOut(template, facts);
        }
        // FOP reads its configuration with the first document, and two that are first at once spoil it for all
        synchronized (this) {
            byte[] pdf = layOut(template, facts);
            ready = true;
            return pdf;
        }
    }

    private byte[] layOut(String template, Document facts) {
        FOUserAgent agent = factory.newFOUserAgent();
        agent.setCreator("Liên Thông");
        agent.setCreationDate(Date.from(clock.instant()));
        agent.getEventBroadcaster().addEventListener(new LayoutEvents());
        ByteArrayOutputStream pdf = new ByteArrayOutputStream(64 * 1024);
        try {
            templates
                    .computeIfAbsent(template, this::compile)
                    .newTransformer()
                    .transform(new DOMSource(facts), new SAXResult(layout(agent, pdf)));
        } catch (TransformerException | FOPException e) {
            throw unusable(template, e);
        } finally {
            // no two papers have the same picture, and each would be kept until memory is short
            factory.getImageManager().getCache().clearCache();
        }
        return pdf.toByteArray();
    }

    /** One document at a time: each reads FOP's configuration here, a DOM, which two readers at once find incomplete now and then. */
    private synchronized DefaultHandler layout(FOUserAgent agent, OutputStream pdf) throws FOPException {
        return factory.newFop(MimeConstants.MIME_PDF, agent, pdf).getDefaultHandler();
    }

    private Templates compile(String template) {
        try (InputStream text = files.open(template)) {
            TransformerFactory compiler = TransformerFactory.newDefaultInstance();
            compiler.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            compiler.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            compiler.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "");
            compiler.setURIResolver(files);
            Source source = new StreamSource(text, DocumentFiles.BASE + template);
            return compiler.newTemplates(source);
        } catch (IOException | TransformerConfigurationException e) {
            throw unusable(template, e);
        }
    }

    private Failure unusable(String file, Exception cause) {
        return new Failure(ErrorCode.DOCUMENT_TEMPLATE, files.describe(file) + ": " + cause.getMessage(), cause);
    }

    private static FopFactory factory(DocumentFiles files) {
        try (InputStream configuration = files.open(CONFIGURATION)) {
            FopFactoryBuilder builder = new FopFactoryBuilder(DocumentFiles.BASE, files)
                    .setConfiguration(new DefaultConfigurationBuilder().build(configuration));
            // without this line fonts are looked for by FOP's own means
            builder.getFontManager()
                    .setResourceResolver(
                            ResourceResolverFactory.createInternalResourceResolver(DocumentFiles.BASE, files));
            return builder.build();
        } catch (IOException | ConfigurationException e) {
            throw new IllegalStateException(files.describe(CONFIGURATION) + ": " + e.getMessage(), e);
        }
    }
}
