package vn.lienthong.messaging;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.w3c.dom.ls.LSInput;
import org.w3c.dom.ls.LSResourceResolver;

/** Resolves a schema's includes among the files of its own folder and nowhere else. */
final class SiblingSchemas implements LSResourceResolver {

    private final Map<String, String> texts = new HashMap<>();

    SiblingSchemas(Resource... files) throws IOException {
        for (Resource file : files) {
            try (InputStream in = file.getInputStream()) {
                texts.put(file.getFilename(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
    }

    @Override
    public LSInput resolveResource(String type, String namespace, String publicId, String systemId, String base) {
        String text = texts.get(systemId);
        if (text == null) {
            throw new IllegalArgumentException("schema " + systemId + " is not among " + texts.keySet());
        }
        return new Input(systemId, text);
    }

    /** An included schema as text. The setters of the interface have no use here. */
    private record Input(String systemId, String text) implements LSInput {

        @Override
        public Reader getCharacterStream() {
            return new StringReader(text);
        }

        @Override
        public String getSystemId() {
            return systemId;
        }

        @Override
        public InputStream getByteStream() {
            return null;
        }

        @Override
        public String getStringData() {
            return null;
        }

        @Override
        public String getPublicId() {
            return null;
        }

        @Override
        public String getBaseURI() {
            return null;
        }

        @Override
        public String getEncoding() {
            return null;
        }

        @Override
        public boolean getCertifiedText() {
            return false;
        }

        @Override
        public void setCharacterStream(Reader reader) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setByteStream(InputStream in) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setStringData(String data) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setSystemId(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setPublicId(String id) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setBaseURI(String uri) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setEncoding(String name) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void setCertifiedText(boolean certified) {
            throw new UnsupportedOperationException();
        }
    }
}
