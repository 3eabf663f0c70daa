package vn.lienthong.document;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import javax.xml.transform.Source;
import javax.xml.transform.TransformerException;
import javax.xml.transform.URIResolver;
import javax.xml.transform.stream.StreamSource;
import org.apache.xmlgraphics.io.Resource;
import org.apache.xmlgraphics.io.ResourceResolver;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import vn.lienthong.settings.ConfigFiles;

/**
 * The only files a template may name: those of {@code config/documents} by their bare name, and the fonts that travel with
 * the program as {@code liberation/…}, or {@code fonts:liberation/…} as older configurations have them. Nothing else of the disk is
 * read and nothing of the network.
 */
@Component
final class DocumentFiles implements ResourceResolver, URIResolver {

    /** What relative names are resolved against: a name only, no folder of the disk. */
    static final URI BASE = URI.create("file:/documents/");

    private static final String FOLDER = "documents/";
    private static final String FONTS = "fonts";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)+");
    private static final Pattern FONT = Pattern.compile("liberation/[A-Za-z-]+\\.ttf");

    private final ConfigFiles files;
    private final Map<String, byte[]> fonts = new ConcurrentHashMap<>();

    DocumentFiles(ConfigFiles files) {
        this.files = files;
    }

    /** A file of {@code config/documents}; the caller closes it. */
    InputStream open(String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            throw new FileNotFoundException("a document template may not read " + name);
        }
        return files.open(FOLDER + name);
    }

    String describe(String name) {
        return files.describe(FOLDER + name);
    }

    @Override
    public Resource getResource(URI uri) throws IOException {
        if (FONTS.equals(uri.getScheme())
                && FONT.matcher(uri.getSchemeSpecificPart()).matches()) {
            return new Resource(new ByteArrayInputStream(font(uri.getSchemeSpecificPart())));
        }
        if (uri.toString().startsWith(BASE.toString())) {
            String name = BASE.relativize(uri).toString();
            return new Resource(FONT.matcher(name).matches() ? new ByteArrayInputStream(font(name)) : open(name));
        }
        throw new FileNotFoundException("a document template may not read " + uri);
    }

    /** Read again for each document, so kept: the four styles are a megabyte and a half. */
    private byte[] font(String name) throws IOException {
        byte[] kept = fonts.get(name);
        if (kept == null) {
            kept = new ClassPathResource(name).getContentAsByteArray();
            fonts.put(name, kept);
        }
        return kept;
    }

    @Override
    public OutputStream getOutputStream(URI uri) throws IOException {
        throw new FileNotFoundException("a document template may not write " + uri);
    }

    /** For {@code xsl:import}, {@code xsl:include} and {@code document()}. */
    @Override
    public Source resolve(String href, String base) throws TransformerException {
        try {
            return new StreamSource(open(href), BASE + href);
        } catch (IOException e) {
            throw new TransformerException(e.getMessage(), e);
        }
    }
}
